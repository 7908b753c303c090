/** Everybody's passwords. They open nothing outside local mode, where the outbox page opens every account anyway. */
export const demoPassword = 'Sakura-michi-7-nagi'
export const formerPassword = 'Sakura-michi-6-nagi'

export const organizations = {
  company: { slug: 'demo-company', name: '株式会社エグザンプル', nameKana: 'エグザンプル' },
  paused: { slug: 'demo-paused', name: '有限会社エグザンプル製作所', nameKana: 'エグザンプルセイサクショ' },
} as const

export type OrganizationId = keyof typeof organizations

/** How something is broken. */
export type Break =
  | 'none'
  | 'by_strangers'
  | 'nearly_paused'
  | 'stopped'
  | 'changed_lately'
  | 'changed_elsewhere'
  | 'taken_over'
  | 'old_program'
  | 'no_password'
  | 'disabled'
  | 'closed'
  | 'organization_paused'
  | 'other_kind'

/** The part of the page that it stands in. */
export type Group = 'password' | 'account' | 'mail' | 'application' | 'device'

/** An account of the demo. What is told about it is in `content/texts/*\/demo.json` under its id. */
export type DemoPerson = {
  id: PersonId
  group: Group
  fullName: string
  /** `name@` is completed with the organisation's domain; anything else is a whole address. */
  address: string
  organization?: OrganizationId
  broken: Break
  /** What is to be typed. */
  type: 'now' | 'former' | 'anything'
  /** What comes of it: the code of the page, or that the person is in. */
  comes: `GK${number}` | 'in' | 'mail'
  /** Nobody has this address. */
  nobody?: true
  /** In a browser that knows the account more is told, and strangers' tries do not count. */
  own?: OwnId
}

export type OwnId = 'strangers' | 'manager' | 'elsewhere' | 'takeover'

export const people = [
  person('fine', 'password', '佐藤 愛子', 'aiko@example.com', 'none', 'now', 'in'),
  person('strangers', 'password', '鈴木 健太', 'kenta@example.com', 'by_strangers', 'now', 'GK3003', {
    own: 'strangers',
  }),
  person('nearly', 'password', '高橋 美咲', 'misaki@example.com', 'nearly_paused', 'anything', 'GK3002'),
  person('stopped', 'password', '伊藤 翔', 'sho@example.com', 'stopped', 'now', 'GK3013'),
  person('manager', 'password', '渡辺 さくら', 'sakura@example.com', 'changed_lately', 'former', 'GK3001', {
    own: 'manager',
  }),
  person('elsewhere', 'password', '斎藤 優', 'yu@example.com', 'changed_elsewhere', 'former', 'GK3001', {
    own: 'elsewhere',
  }),
  person('takeover', 'password', '山本 大輔', 'daisuke@example.com', 'taken_over', 'former', 'GK3001', {
    own: 'takeover',
  }),
  person('program', 'password', '中村 結衣', 'yui@example.com', 'old_program', 'now', 'in'),
  person('typo', 'password', '小林 太郎', 'kobayashi.tarou@example.com', 'none', 'now', 'GK3001', { nobody: true }),
  person('disabled', 'account', '加藤 直人', 'naoto@', 'disabled', 'now', 'GK2008', { organization: 'company' }),
  person('closed', 'account', '吉田 由美', 'yumi@example.com', 'closed', 'now', 'GK2009'),
  person('paused', 'account', '山田 一郎', 'ichiro@', 'organization_paused', 'now', 'GK7006', {
    organization: 'paused',
  }),
  person('kinds', 'account', '佐々木 葵', 'aoi@', 'other_kind', 'former', 'GK3001', { organization: 'company' }),
  person('unfinished', 'account', '山口 蓮', 'ren@', 'no_password', 'anything', 'GK3001', { organization: 'company' }),
  person('bounce', 'mail', '松本 陽菜', 'hina@example.com', 'none', 'anything', 'mail'),
  person('full', 'mail', '井上 悠斗', 'yuto@example.com', 'none', 'anything', 'mail'),
  // A name that no phone company gives out: it takes 30 characters at most.
  person('carrier', 'mail', '木村 凛', 'rin.example.of.a.carrier.mailbox@docomo.ne.jp', 'none', 'anything', 'mail'),
] as const

/** Whose address is nearly the one that nobody has. */
export const neighbour = { fullName: '小林 太郎', address: 'kobayashi.taro@example.com' }

export type PersonId =
  | 'fine'
  | 'strangers'
  | 'nearly'
  | 'stopped'
  | 'manager'
  | 'elsewhere'
  | 'takeover'
  | 'program'
  | 'typo'
  | 'disabled'
  | 'closed'
  | 'paused'
  | 'kinds'
  | 'unfinished'
  | 'bounce'
  | 'full'
  | 'carrier'

/** Applications that do not let anybody in, each for a reason of its own. */
export const applications = [
  { id: 'loop', clientId: 'demo-attendance', name: '勤怠 Attendance', comes: 'GK6002' },
  { id: 'kind', clientId: 'demo-intranet', name: '社内ポータル Intranet', comes: 'GK2003' },
  { id: 'moved', clientId: 'demo-moved', name: '経費 Expenses', comes: 'GK7005' },
  { id: 'off', clientId: 'demo-retired', name: '旧メール Old mail', comes: 'GK7005' },
] as const

export type DemoApplication = (typeof applications)[number]

/** What the person's own machine does: to be tried by hand. */
export const devices = [
  { id: 'caps', comes: 'GK3001' },
  { id: 'clock', comes: undefined },
  { id: 'cookies', comes: 'GK6001' },
] as const

function person(
  id: PersonId,
  group: Group,
  fullName: string,
  address: string,
  broken: Break,
  type: DemoPerson['type'],
  comes: DemoPerson['comes'],
  more: Pick<DemoPerson, 'organization' | 'nobody' | 'own'> = {},
): DemoPerson {
  return { id, group, fullName, address, broken, type, comes, ...more }
}

/** The whole address, in an installation whose organisations have domains below `accountsDomain`. */
export function addressOf(
  { address, organization }: Pick<DemoPerson, 'address' | 'organization'>,
  accountsDomain: string,
) {
  return organization ? `${address}${organizations[organization].slug}.${accountsDomain}` : address
}
