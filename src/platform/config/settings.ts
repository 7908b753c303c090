import { availableParallelism } from 'node:os'
import { z } from 'zod'
import { cidr, nameServer, originUrl } from './formats.ts'

/** One environment variable: how it is read, and the words for a mistake in it. */
export type Setting = {
  schema: z.ZodType
  /** Ends the sentence "GENKAN_X must be …". */
  wants: string
  example: string
  /** The value is never shown, and may also come from the file that `<name>_FILE` names. */
  secret?: true
}

const onOff = { schema: z.enum(['on', 'off']).transform((text) => text === 'on'), wants: 'on or off' } as const

const port = (example: number) =>
  ({ schema: wholeNumber(1, 65535), wants: 'a port number from 1 to 65535', example: String(example) }) as const

function wholeNumber(least: number, most: number) {
  return z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most))
}

function url(...schemes: string[]) {
  return z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol.slice(0, -1)))
}

function list<T>(one: z.ZodType<T, string>) {
  return z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(one))
}

const token = { schema: z.string().regex(/^[\x21-\x7e]{32,512}$/), secret: true } as const

// Each line is one root secret, newest first. Ten different characters rule out "xxxx…" and the like.
const rootSecrets = z
  .string()
  .transform((text) => text.split(/\r?\n/).map((line) => line.trim()))
  .transform((lines) => lines.filter(Boolean))
  .pipe(
    z
      .array(
        z
          .string()
          .min(32)
          .refine((line) => new Set(line).size >= 10),
      )
      .min(1),
  )
  .transform((lines) => lines.map((line) => Buffer.from(line)))

/** Every setting there is. A GENKAN_ variable that is not here is taken for a misspelling. */
export const settings = {
  GENKAN_URL: {
    schema: z.string().transform(originUrl).pipe(z.string()),
    wants: 'the https address that people open, without a path and without * (http only for localhost)',
    example: 'https://id.example.co.jp',
  },
  PORT: port(3000),
  GENKAN_EXAMPLE_PORT: port(3001),
  GENKAN_HOST: {
    schema: z.union([z.ipv4(), z.ipv6(), z.literal('localhost')]),
    wants: 'an address of this machine to listen on',
    example: '127.0.0.1',
  },
  GENKAN_PRODUCTION: { ...onOff, example: 'on' },
  GENKAN_DATA_FOLDER: { schema: z.string(), wants: 'a folder', example: '/var/lib/genkan' },
  DATABASE_URL: {
    schema: url('postgres', 'postgresql'),
    wants: 'the address of a PostgreSQL database',
    example: 'postgres://genkan:…@db.example.co.jp:5432/genkan',
    secret: true,
  },
  GENKAN_DATABASE: {
    schema: z.literal('embedded'),
    wants: 'embedded, or not set',
    example: 'embedded',
  },
  GENKAN_DATABASE_PREPARE: { ...onOff, example: 'off' },
  GENKAN_WORKERS: { schema: wholeNumber(1, 256), wants: 'a whole number from 1 to 256', example: '4' },
  GENKAN_SECRET: {
    schema: rootSecrets,
    wants: 'random text of 32 characters or more on each line, the newest secret first',
    example: '(the output of: openssl rand -base64 48)',
    secret: true,
  },
  GENKAN_DOMAIN: {
    schema: z
      .string()
      .toLowerCase()
      .regex(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/),
    wants: 'a domain name',
    example: 'id.example.co.jp',
  },
  GENKAN_SMTP_URL: {
    schema: url('smtp', 'smtps'),
    wants: 'the address of a mail server, smtp:// or smtps://',
    example: 'smtps://name:password@mail.example.co.jp:465',
    secret: true,
  },
  GENKAN_MAIL_FROM: {
    schema: z.string().regex(/^([^\p{Cc}<>]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/u),
    wants: 'the sender of mails, an address with or without a name',
    example: 'Genkan <no-reply@example.co.jp>',
  },
  GENKAN_SMS_URL: {
    schema: z.string().refine((text) => URL.canParse(text)),
    wants: 'the address of an SMS service',
    example: 'twilio://account:token@api.twilio.com',
    secret: true,
  },
  GENKAN_SMS_FROM: {
    schema: z.string().regex(/^(\+\d{6,15}|[\w -]{1,11})$/),
    wants: 'the sender of SMS, a number with + or up to 11 letters',
    example: '+815012345678',
  },
  GENKAN_PROXY: { ...onOff, example: 'on' },
  GENKAN_TRUSTED_PROXIES: {
    schema: list(z.string().transform(cidr).pipe(z.string())),
    wants:
      'the addresses of your own proxies, separated by commas, never a range as wide as 0.0.0.0/0 or ::/0, ' +
      'which would let anybody claim any address',
    example: '10.0.1.0/24,fd00:1::/64',
  },
  GENKAN_TIME_ZONE: {
    schema: z.string().refine(isTimeZone),
    wants: 'a time zone name',
    example: 'Asia/Tokyo',
  },
  GENKAN_LOG_LEVEL: {
    schema: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']),
    wants: 'trace, debug, info, warn, error, fatal or silent',
    example: 'info',
  },
  GENKAN_PASSWORD_PRESET: { schema: z.enum(['standard', 'nist']), wants: 'standard or nist', example: 'standard' },
  GENKAN_WHILE_LOCKED: { schema: z.enum(['ignore', 'extend']), wants: 'ignore or extend', example: 'ignore' },
  GENKAN_SIGN_UP: { ...onOff, example: 'off' },
  GENKAN_SIGN_IN_LOG_MONTHS: {
    schema: wholeNumber(1, 120),
    wants: 'a whole number of months from 1 to 120',
    example: '12',
  },
  GENKAN_SUPPORT: {
    schema: z.string().max(500).refine(isContact),
    wants: 'where people ask a person, one mail address as mailto:… or an https address',
    example: 'mailto:help@example.co.jp',
  },
  GENKAN_DNS_SERVERS: {
    schema: list(z.string().refine(nameServer)),
    wants: 'addresses of DNS servers, separated by commas',
    example: '10.0.0.2,10.0.0.3:5353',
  },
  GENKAN_REGISTRATION_TOKEN: {
    ...token,
    wants: 'random text of 32 to 512 characters without spaces',
    example: '(the output of: openssl rand -hex 32)',
  },
  GENKAN_METRICS_TOKEN: {
    ...token,
    wants: 'random text of 32 to 512 characters without spaces',
    example: '(the output of: openssl rand -hex 32)',
  },
} as const satisfies Record<string, Setting>

export type SettingName = keyof typeof settings

export type Values = { [Name in SettingName]?: z.output<(typeof settings)[Name]['schema']> }

export const cores = availableParallelism()

/** One mailbox, or a page. Nothing else becomes a link on our pages: no other scheme, no second recipient. */
function isContact(text: string): boolean {
  if (/^mailto:[^\s@<>?&,;:%"']+@[^\s@<>?&,;:%"']+$/.test(text)) return true
  if (!URL.canParse(text)) return false
  const { protocol, username } = new URL(text)
  return protocol === 'https:' && username === ''
}

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}
