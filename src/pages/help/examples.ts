import { type Language, type Translate, translator } from '../../platform/i18n/index.ts'
import { explain, type ProblemSlug, problem, type Values } from '../../platform/problems/index.ts'

/** What stands in the places of a message when help quotes it. */
const everywhere: Values = {
  n: 3,
  s: 25,
  m: 12,
  k: 2,
  min: 15,
  time: '14:32',
  id: 'hanako@example.com',
  id_a: 'hanako@example.com',
  id_b: 'tanaka@example.co.jp',
  org_id: 'tanaka@example.co.jp',
  typed: 'hanako@example.com',
  contact: 'hanako@example.com',
  suggestion: 'hanako@example.com',
  mask: 'h•••o@e•••.com',
  other_mask: 't•••a@e•••.co.jp',
  host: 'id.example.co.jp',
  provider: 'example.com',
  browser: 'Safari',
  feature: 'WebAuthn',
  incident: '7KQ4M2XP',
  no: '#2041',
}

/** Values that differ by language: their examples are texts of the help. */
const inWords = [
  'app',
  'org',
  'org_a',
  'org_b',
  'date',
  'until',
  'wait',
  'median',
  'off',
  'what',
  'reason',
  'device',
  'idp',
  'channel',
] as const

/** Where the common example would not make sense. */
const special: Partial<Record<ProblemSlug, (t: Translate) => Values>> = {
  code_length: () => ({ length: 6, n: 5 }),
  phone_format: () => ({ n: 10 }),
  new_too_short: () => ({ n: 6 }),
  session_ended: () => ({ n: 120 }),
  blocked_by_extension: (t) => ({ what: t('help.example.changedPage') }),
  code_limit: () => ({ n: 5 }),
  sms_unreachable: () => ({ mask: '•••• 5678' }),
  sms_number_unknown: () => ({ mask: '•••• 5678' }),
}

/** A problem as its page shows it, with example values: the message and the words on its buttons. */
export function quote(slug: ProblemSlug, language: Language): { said: string; buttons: string[] } {
  const t = translator(language)
  const values = { ...everywhere, ...examplesIn(t), ...special[slug]?.(t) }
  const { said, action, action2 } = explain(problem(slug, values), t)
  return { said, buttons: [action, action2].filter((label) => label !== undefined && label !== '') as string[] }
}

function examplesIn(t: Translate): Values {
  return Object.fromEntries(inWords.map((name) => [name, t(`help.example.${name}`)]))
}
