import type { Language } from '../../platform/i18n/index.ts'
import { translator } from '../../platform/i18n/index.ts'
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

const inLanguage: Record<Language, Values> = {
  en: {
    app: 'Mail',
    org: 'Example Ltd',
    org_a: 'Example Ltd',
    org_b: 'Example School',
    date: '25 November',
    until: '25 December',
    wait: '1 minute',
    median: '1 minute',
    off: 'fast',
    what: 'network',
    reason: 'it could not keep its cookie',
    device: 'your phone',
    idp: 'Example Ltd',
    channel: 'mail',
  },
  ja: {
    app: 'メール',
    org: '株式会社エグザンプル',
    org_a: '株式会社エグザンプル',
    org_b: 'エグザンプル学園',
    date: '11月25日',
    until: '12月25日',
    wait: '1分間',
    median: '1分',
    off: '進んで',
    what: 'ネットワーク',
    reason: 'Cookie が保存されていません',
    device: 'スマートフォン',
    idp: '株式会社エグザンプル',
    channel: 'メール',
  },
}

/** Where the common example would not make sense. */
const special: Partial<Record<ProblemSlug, Record<Language, Values>>> = {
  code_length: both({ n: 5 }),
  phone_format: both({ n: 10 }),
  new_too_short: both({ n: 6 }),
  session_ended: both({ n: 120 }),
  blocked_by_extension: { en: { what: 'a field was added' }, ja: { what: '入力欄が追加されています' } },
  code_limit: both({ n: 5 }),
  sms_unreachable: both({ mask: '•••• 5678' }),
  sms_number_unknown: both({ mask: '•••• 5678' }),
}

/** A problem as its page shows it, with example values: the message and the words on its buttons. */
export function quote(slug: ProblemSlug, language: Language): { said: string; buttons: string[] } {
  const values = { ...everywhere, ...inLanguage[language], ...special[slug]?.[language] }
  const { said, action, action2 } = explain(problem(slug, values), translator(language))
  return { said, buttons: [action, action2].filter((label) => label !== undefined && label !== '') as string[] }
}

function both(values: Values): Record<Language, Values> {
  return { en: values, ja: values }
}
