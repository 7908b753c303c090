import { listSigningKeys, rotateSigningKeys } from '../services/signing-keys/index.ts'
import type { Call, CommandSpec } from './call.ts'
import { done } from './exit.ts'
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
  const { keys } = done(await listSigningKeys(await call.context(), call.actor))
  const rows = keys.map(({ kid, alg, state, publishedAt }) => ({
    kid,
    algorithm: alg,
    status: state,
    createdAt: publishedAt,
  }))
  call.output.list(rows, shown)
}

async function rotate(call: Call): Promise<void> {
  const context = await call.context()
  await call.confirm(call.t('console.confirm.rotateKeys'))
  done(await rotateSigningKeys(context, call.actor, { now: true }))
  await list(call)
  call.output.note(call.t('console.done.keysRotated'))
}
