import type { Context } from '../../services/context.ts'
import type { Call } from '../call.ts'
import { CommandExit } from '../exit.ts'
import { checkDatabase } from './database.ts'
import { checkDisk } from './disk.ts'
import { broken, type Finding, ok, safely } from './finding.ts'
import { checkMail, sendTestMail } from './mail.ts'
import { checkWeb } from './web.ts'

/**
 * Looks at the whole installation. Nothing is changed, and nothing is sent but the mail that was asked for.
 *
 * A configuration with mistakes ends the look: nothing else could be believed.
 */
export async function examineInstallation(call: Call, testAddress: string | undefined): Promise<Finding[]> {
  let context: Context
  try {
    context = await call.context()
  } catch (fault) {
    if (fault instanceof CommandExit && fault.refused === 'configuration') return mistakesOf(fault)
    throw fault
  }
  const { config } = context
  const text = { subject: call.t('doctor.testSubject'), text: call.t('doctor.testText') }
  const parts = await Promise.all([
    checkDatabase({ context, actor: call.actor }),
    safely('disk', () => checkDisk(config)),
    safely('mail', () => checkMail(config)),
    testAddress ? safely('testMail', () => sendTestMail(config, testAddress, text)) : [],
    checkWeb(config),
  ])
  return [ok('configuration', 'configuration'), ...parts.flat()]
}

function mistakesOf({ values }: CommandExit): Finding[] {
  const lines = String(values.mistakes ?? '').split('\n')
  return lines.map((message) => broken('configuration', 'mistake', 'configuration', { message }))
}
