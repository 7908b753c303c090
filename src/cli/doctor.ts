import type { Translate } from '../platform/i18n/index.ts'
import { readEmail } from '../records/accounts/index.ts'
import { type Call, type CommandSpec, textOption, textOptions } from './call.ts'
import {
  type Device,
  evidenceOf,
  examineDevice,
  examineInstallation,
  type Finding,
  type Host,
  isIntercepted,
} from './doctor/index.ts'
import { CommandExit } from './exit.ts'
import { widthOf } from './safe-text.ts'

export const doctorCommands: CommandSpec[] = [
  {
    name: 'doctor',
    what: 'doctor.about',
    options: [
      { flags: '--mail <address>', what: 'doctor.optionMail' },
      { flags: '--device', what: 'doctor.optionDevice' },
      { flags: '--url <url>', what: 'doctor.optionUrl', many: true },
    ],
    examples: [
      'genkan doctor',
      'genkan doctor --mail you@example.co.jp',
      'genkan doctor --device --url https://id.example.co.jp --json',
    ],
    run: (call) => (call.options.device ? reportDevice(call) : reportInstallation(call)),
  },
]

async function reportInstallation(call: Call): Promise<void> {
  const { t, output, options } = call
  const address = textOption(call, 'mail')
  if (address !== undefined && !readEmail(address)) throw new CommandExit('address_format', { text: address })
  const findings = await examineInstallation(call, address)
  const count = (state: Finding['state']) => findings.filter((each) => each.state === state).length
  if (options.json) output.item({ findings: findings.map((each) => asData(t, each)) }, [])
  else if (options.plain) for (const each of findings) output.text(plainLine(t, each))
  else
    output.text(
      listOf(
        t,
        findings.map((each) => rowOf(t, each)),
      ),
    )
  if (count('broken') > 0) throw new CommandExit('doctor_broken', { n: count('broken') })
  output.note(count('look') > 0 ? t('doctor.sumLook', { n: count('look') }) : t('doctor.sumOk', { n: findings.length }))
}

type Row = { state: Finding['state']; name: string; said: string; todo?: string | undefined }

function rowOf(t: Translate, { check, state, said, todo, values }: Finding): Row {
  return {
    state,
    name: t(`doctor.check.${check}`),
    said: oneLine(t(`doctor.said.${said}`, values)),
    todo: todo && t(`doctor.todo.${todo}`, values),
  }
}

function asData(t: Translate, finding: Finding) {
  const { said, todo } = rowOf(t, finding)
  return {
    check: finding.check,
    state: finding.state,
    finding: finding.said,
    said,
    todo: todo ?? null,
    values: finding.values ?? {},
  }
}

function plainLine(t: Translate, finding: Finding): string {
  const { said, todo } = rowOf(t, finding)
  return [finding.check, finding.state, said, todo ?? ''].join('\t')
}

/** One line each: how it is, what, what was seen; what to do stands below it. */
function listOf(t: Translate, rows: Row[]): string {
  const words = { ok: t('doctor.stateOk'), look: t('doctor.stateLook'), broken: t('doctor.stateBroken') }
  const [states, names] = [Object.values(words), rows.map((row) => row.name)].map(widest) as [number, number]
  const pad = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - widthOf(text)))
  return rows
    .map(({ state, name, said, todo }) => {
      const line = `${pad(words[state], states)}  ${pad(name, names)}  ${said}`
      return todo ? `${line}\n${' '.repeat(states + names + 4)}→ ${todo}` : line
    })
    .join('\n')
}

const widest = (texts: string[]) => Math.max(...texts.map(widthOf))

/** What others sent (a reply, a header) stays on its line and steers no terminal. */
function oneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ').trim()
}

// ---- On a person's own machine

async function reportDevice(call: Call): Promise<void> {
  const { t, output, options } = call
  const given = textOptions(call, 'url') ?? []
  const urls = given.map((text) => {
    const url = URL.canParse(text) ? new URL(text) : undefined
    if (!url || !/^https?:$/.test(url.protocol)) throw new CommandExit('doctor_url', { text })
    return url
  })
  if (urls.length === 0) throw new CommandExit('doctor_url', { text: '' })
  const device = await examineDevice(urls)
  if (options.json) return output.item(evidenceOf(device), [])
  output.text(listOf(t, deviceRows(t, device)))
  output.note(t('doctor.device.note'))
}

const clockToleranceMs = 120_000

function deviceRows(t: Translate, { profile, clock, stored, proxy, hosts }: Device): Row[] {
  const rows: (Row | undefined)[] = [
    profile && row(profile === 'normal', t('doctor.device.profile'), t(`doctor.device.profile_${profile}`)),
    clock === undefined ? undefined : clockRow(t, clock),
    stored &&
      row(
        stored.length === 0,
        t('doctor.device.stored'),
        t(stored.length === 0 ? 'doctor.device.stored_none' : 'doctor.device.stored_found', {
          list: stored.join(', '),
        }),
      ),
    row(
      !proxy,
      t('doctor.device.proxy'),
      proxy ? t('doctor.device.proxy_set', { proxy }) : t('doctor.device.proxy_none'),
    ),
    ...hosts.map((host) => hostRow(t, host)),
  ]
  return rows.filter((each) => each !== undefined)
}

function clockRow(t: Translate, clock: number): Row {
  const fine = Math.abs(clock) <= clockToleranceMs
  const s = (Math.abs(clock) / 1000).toFixed(1)
  return row(fine, t('doctor.device.clock'), t(fine ? 'doctor.device.clock_fine' : 'doctor.device.clock_off', { s }))
}

function hostRow(t: Translate, { host, reached, issuer, distrusted }: Host): Row {
  const name = t('doctor.device.host', { host })
  if (!reached) return { state: 'broken', name, said: t('doctor.device.host_blocked') }
  if (issuer === undefined) return row(true, name, t('doctor.device.host_plain'))
  const intercepted = isIntercepted({ issuer, distrusted })
  return row(
    !intercepted,
    name,
    oneLine(t(intercepted ? 'doctor.device.host_intercepted' : 'doctor.device.host_reached', { issuer })),
  )
}

function row(fine: boolean, name: string, said: string): Row {
  return { state: fine ? 'ok' : 'look', name, said: oneLine(said) }
}
