import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { localSecret } from './local-secret.ts'
import { misspelt } from './misspelt.ts'
import { cores, type Setting, type SettingName, settings, type Values } from './settings.ts'

export type Config = {
  /** Origin without trailing slash; every link in a message is made from it, never from a request. */
  url: string
  /** The origin is https. */
  secure: boolean
  /** Nothing is configured: everything runs on this machine, messages land in the outbox page. */
  local: boolean
  port: number
  host: string
  examplePort: number
  /** Absolute. */
  dataFolder: string
  /** Run the embedded database in the data folder; `databaseUrl` is then known once it has started. */
  embedded: boolean
  databaseUrl?: string
  /** How many processes answer requests. */
  workers: number
  /** Root secrets, newest first; keys are derived from them, they are never used as they are. */
  secrets: Buffer[]
  /** Organisations get `<name>.<this>` as their first domain. */
  accountsDomain: string
  smtpUrl?: string
  mailFrom: string
  smsUrl?: string
  smsFrom?: string
  /** CIDRs. Empty: no forwarded header is ever read. */
  trustedProxies: string[]
  timeZone: string
  logLevel: string
  passwordPreset: 'standard' | 'nist'
  whileLocked: 'ignore' | 'extend'
  signUp: boolean
  signInLogMonths: number
  /** Where people ask a person: mailto: or https:. Without it the pages say that nobody is named. */
  support?: string
  /** Empty: those of the system. */
  dnsServers: string[]
  /** Prepared statements; off behind PgBouncer before 1.21. */
  prepare: boolean
  /** Opens dynamic client registration to whoever holds it. */
  initialAccessToken?: string
  /** Opens /metrics to whoever holds it, besides programs on this machine. */
  metricsToken?: string
}

/**
 * Reads the configuration from environment variables, or says all that is wrong with them: one line for
 * each mistake, which names the variable, what was found (never a secret's value) and what would be right.
 *
 * In local mode it makes the data folder and a secret in it (mode 600) when they are not there yet.
 */
export function readConfig(env: NodeJS.ProcessEnv): { config: Config } | { mistakes: string[] } {
  const mistakes = misspelt(env)
  const values = readValues(env, mistakes)
  const local = isLocal(env)
  mistakes.push(...contradictions(values), ...(local ? [] : missing(env)))
  if (mistakes.length > 0) return { mistakes }
  try {
    return { config: local ? localConfig(values) : ({ ...common(values), ...served(values) } as Config) }
  } catch (fault) {
    return { mistakes: [`GENKAN_DATA_FOLDER: the data folder cannot be used: ${(fault as Error).message}`] }
  }
}

function isLocal(env: NodeJS.ProcessEnv): boolean {
  const configured = ['GENKAN_URL', 'DATABASE_URL', 'DATABASE_URL_FILE'].some((name) => env[name])
  return !configured && (env.GENKAN_PRODUCTION ?? 'off') === 'off'
}

function readValues(env: NodeJS.ProcessEnv, mistakes: string[]): Values {
  const values: Record<string, unknown> = {}
  for (const [name, setting] of Object.entries<Setting>(settings)) {
    const text = textOf(name, setting, env, mistakes)
    if (text === undefined) continue
    const read = setting.schema.safeParse(text)
    if (read.success) values[name] = read.data
    else
      mistakes.push(
        `${name} must be ${setting.wants}, but is ${shown(text, setting)}. Example: ${name}=${setting.example}`,
      )
  }
  return values as Values
}

/** An empty variable counts as not set: that is how compose files and shells write "nothing". */
function textOf(name: string, setting: Setting, env: NodeJS.ProcessEnv, mistakes: string[]): string | undefined {
  const text = env[name]?.trim() || undefined
  const file = setting.secret && env[`${name}_FILE`]
  if (!file) return text
  if (text !== undefined) {
    mistakes.push(`${name} and ${name}_FILE are both set. Keep one of them.`)
    return undefined
  }
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (fault) {
    const why = (fault as NodeJS.ErrnoException).code
    mistakes.push(`${name}_FILE names a file that cannot be read (${why}): ${JSON.stringify(file)}`)
    return undefined
  }
}

function shown(text: string, setting: Setting): string {
  if (setting.secret) return `something else (${text.length} characters, not shown)`
  const short = text.length > 80 ? `${text.slice(0, 80)}…` : text
  return JSON.stringify(short.replace(/\/\/[^/@\s]*@/, '//…@'))
}

/** Mistakes that lie between settings. */
function contradictions(values: Values): string[] {
  const found: string[] = []
  if (values.GENKAN_PROXY && !values.GENKAN_TRUSTED_PROXIES?.length) {
    found.push(lacks('GENKAN_TRUSTED_PROXIES', 'GENKAN_PROXY is on'))
  }
  if (values.GENKAN_SMS_URL && !values.GENKAN_SMS_FROM) found.push(lacks('GENKAN_SMS_FROM', 'GENKAN_SMS_URL is set'))
  if (values.DATABASE_URL && values.GENKAN_DATABASE) {
    found.push('DATABASE_URL is set and GENKAN_DATABASE is embedded. Keep one of them.')
  }
  return found
}

/** What has no default as soon as other people use the installation: addresses, secrets, the way mails go. */
function missing(env: NodeJS.ProcessEnv): string[] {
  const given = (name: string) => Boolean(env[name]?.trim() || env[`${name}_FILE`])
  const wanted: SettingName[] = ['GENKAN_URL', 'GENKAN_SECRET', 'GENKAN_SMTP_URL', 'GENKAN_MAIL_FROM']
  const found = wanted.filter((name) => !given(name)).map((name) => lacks(name, 'Genkan runs outside local mode'))
  if (!given('DATABASE_URL') && !given('GENKAN_DATABASE')) {
    found.push(`${lacks('DATABASE_URL', 'Genkan runs outside local mode')} Or GENKAN_DATABASE=embedded`)
  }
  return found
}

function lacks(name: SettingName, because: string): string {
  const setting: Setting = settings[name]
  const file = setting.secret ? ` (or ${name}_FILE)` : ''
  return `${name}${file} is missing: ${because}. It must be ${setting.wants}. Example: ${name}=${setting.example}`
}

function localConfig(values: Values): Config {
  const base = common(values)
  const url = `http://localhost:${base.port}`
  return {
    ...base,
    url,
    secure: false,
    local: true,
    host: values.GENKAN_HOST ?? '127.0.0.1',
    embedded: true,
    workers: values.GENKAN_WORKERS ?? 1,
    secrets: values.GENKAN_SECRET ?? [localSecret(base.dataFolder)],
    accountsDomain: values.GENKAN_DOMAIN ?? 'genkan.example',
    mailFrom: values.GENKAN_MAIL_FROM ?? 'Genkan <no-reply@genkan.example>',
  }
}

function served(values: Values) {
  const url = values.GENKAN_URL ?? ''
  return {
    url,
    secure: url.startsWith('https:'),
    local: false,
    host: values.GENKAN_HOST ?? '0.0.0.0',
    embedded: values.GENKAN_DATABASE === 'embedded',
    databaseUrl: values.DATABASE_URL,
    workers: values.GENKAN_WORKERS ?? cores,
    secrets: values.GENKAN_SECRET,
    accountsDomain: values.GENKAN_DOMAIN ?? new URL(url).hostname,
    mailFrom: values.GENKAN_MAIL_FROM,
  }
}

/** What is read in the same way in both modes. */
function common(values: Values) {
  const port = values.PORT ?? 3000
  return {
    port,
    examplePort: values.GENKAN_EXAMPLE_PORT ?? (port % 65535) + 1,
    dataFolder: resolve(values.GENKAN_DATA_FOLDER ?? 'data'),
    smtpUrl: values.GENKAN_SMTP_URL,
    smsUrl: values.GENKAN_SMS_URL,
    smsFrom: values.GENKAN_SMS_FROM,
    trustedProxies: values.GENKAN_TRUSTED_PROXIES ?? [],
    timeZone: values.GENKAN_TIME_ZONE ?? 'Asia/Tokyo',
    logLevel: values.GENKAN_LOG_LEVEL ?? 'info',
    passwordPreset: values.GENKAN_PASSWORD_PRESET ?? 'standard',
    whileLocked: values.GENKAN_WHILE_LOCKED ?? 'ignore',
    signUp: values.GENKAN_SIGN_UP ?? true,
    signInLogMonths: values.GENKAN_SIGN_IN_LOG_MONTHS ?? 12,
    support: values.GENKAN_SUPPORT,
    dnsServers: values.GENKAN_DNS_SERVERS ?? [],
    prepare: values.GENKAN_DATABASE_PREPARE ?? true,
    initialAccessToken: values.GENKAN_REGISTRATION_TOKEN,
    metricsToken: values.GENKAN_METRICS_TOKEN,
  } as const
}
