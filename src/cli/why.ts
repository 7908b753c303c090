import { type DisclosedFinding, type Result, wordsOf } from '../diagnosis/index.ts'
import { readAttemptId } from '../records/sign-in-log/index.ts'
import { type TimelineEntry, type Why, whyAttempt } from '../services/investigation/index.ts'
import { inviteOperator } from '../services/operators/index.ts'
import type { Call, CommandSpec } from './call.ts'
import { CommandExit, done } from './exit.ts'
import { accountFor, isId } from './find.ts'
import type { FieldName } from './output.ts'
import { safeText } from './safe-text.ts'

export const whyCommands: CommandSpec[] = [
  {
    name: 'why',
    what: 'why.command.why',
    arguments: [['<attempt-or-account>', 'why.command.subject']],
    examples: [
      'genkan why at_01JDZ8T3M5Q7R9V1X3Y5Z7A9BC',
      'genkan why aiko@example.co.jp',
      'genkan why 090-1234-5678 --json',
    ],
    run: why,
  },
  {
    name: 'operators link',
    what: 'why.command.link',
    examples: ['genkan operators link', 'genkan operators link --json'],
    run: printOperatorLink,
  },
]

const timeline: FieldName[] = ['at', 'outcome', 'reason', 'method', 'device', 'network', 'attempt']

/** Why somebody could not sign in: an attempt by its number, or the newest refused one of an account. */
async function why(call: Call): Promise<void> {
  const text = call.arguments[0] ?? ''
  const found = await whyOf(call, text)
  if (!found) throw new CommandExit('no_attempt', { text })
  if (call.options.json) return call.output.item(found, [])
  const { t, output } = call
  if (found.account) output.text(accountLine(found.account))
  if (found.attempt) output.text(attemptLine(found.attempt))
  output.text('')
  if (found.result) for (const line of linesOf(call, found.result)) output.text(line)
  else output.text(t('why.command.notRefused'))
  output.text('')
  output.list(found.timeline, timeline)
}

/** An id may be one or the other: that of an attempt counts first. */
async function whyOf(call: Call, named: string): Promise<Why | undefined> {
  const context = await call.context()
  const about = async (subject: Parameters<typeof whyAttempt>[2]) =>
    done(await whyAttempt(context, call.actor, subject)).why
  const byAttempt = readAttemptId(named) ? await about({ attempt: named }) : undefined
  if (byAttempt || (readAttemptId(named) && !isId(named))) return byAttempt
  return about({ account: (await accountFor(call, named)).account })
}

function accountLine({ userName, kind, status, organizationName, accountId }: NonNullable<Why['account']>): string {
  return safeText(`${userName}  ${organizationName ?? kind}  ${status}  ${accountId}`)
}

function attemptLine({ attempt, at, outcome, reason, method, device, network }: TimelineEntry): string {
  const time = at.toISOString().replace(/\.\d+Z$/, 'Z')
  return safeText([attempt, time, outcome, reason, method, device, network].filter(Boolean).join('  '))
}

function linesOf({ t }: Call, result: Result): string[] {
  if (result.unknown) return [t('why.unknown'), ...seenLine(t, result.lookedAt), ...repairLine(t, result.repairs)]
  return result.findings.flatMap((finding) => [
    `${t(wordsOf.confidence(finding.word), { cause: t(wordsOf.cause(finding.cause)) })}  (${marks(finding)})`,
    ...seenLine(t, finding.evidence),
    ...repairLine(t, finding.repairs),
  ])
}

function marks({ cause, said, confidence }: DisclosedFinding): string {
  return [cause, said, `${Math.round(confidence * 100)} %`].filter(Boolean).join(', ')
}

function seenLine(t: Call['t'], facts: Result['lookedAt']): string[] {
  return facts.length > 0
    ? [`  ${t('why.command.seen')}: ${facts.map((fact) => t(wordsOf.fact(fact))).join(' · ')}`]
    : []
}

function repairLine(t: Call['t'], repairs: Result['repairs']): string[] {
  const names = repairs.map(({ id }) => t(wordsOf.repair(id)))
  return names.length > 0 ? [`  ${t('why.command.helps')}: ${names.join(' · ')}`] : []
}

/** The operators' pages open for whoever holds a link from this command line, once. */
async function printOperatorLink(call: Call): Promise<void> {
  const { link, minutes } = done(await inviteOperator(await call.context(), call.actor))
  if (call.options.json) return call.output.item({ link, minutes }, [])
  call.output.text(link)
  call.output.note(call.t('why.command.linkIs'))
}
