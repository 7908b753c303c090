import type { Call, CommandSpec } from './call.ts'
import type { FieldName } from './output.ts'

const shown: FieldName[] = ['kid', 'algorithm', 'status', 'createdAt']

export const keyCommands: CommandSpec[] = [
  {
    name: 'keys list',
    what: 'console.keys.list',
    examples: ['genkan keys list', 'genkan keys list --json'],
    run: list,
  },
  {
    name: 'keys rotate',
    what: 'console.keys.rotate',
    examples: ['genkan keys rotate', 'genkan keys rotate --yes'],
    confirms: true,
    run: rotate,
  },
]

async function list(call: Call): Promise<void> {
  const { db } = await call.context()
  call.output.list(await call.parts.listKeys(db), shown)
}

async function rotate(call: Call): Promise<void> {
  const { db, keys } = await call.context()
  await call.confirm(call.t('console.confirm.rotateKeys'))
  call.output.list(await call.parts.rotateKeys(db, keys), shown)
  call.output.note(call.t('console.done.keysRotated'))
}
