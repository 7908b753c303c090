import type { View } from '../../../platform/html/index.ts'
import type { Key } from '../../../platform/i18n/index.ts'
import type { LoggedAttempt } from '../../../records/sign-in-log/index.ts'

const successes: Record<string, Key> = {
  password: 'account.happened.password',
  code: 'account.happened.code',
  reset: 'account.happened.reset',
  sign_up: 'account.happened.signUp',
  way_in: 'account.happened.wayIn',
}

/** Why an attempt was refused, from its code. */
const reasons: Record<string, Key> = {
  GK2008: 'account.happened.GK2008',
  GK2009: 'account.happened.GK2009',
  GK3001: 'account.happened.GK3001',
  GK3002: 'account.happened.GK3001',
  GK3003: 'account.happened.GK3003',
  GK3004: 'account.happened.GK3004',
  GK3005: 'account.happened.GK3005',
  GK3013: 'account.happened.GK3013',
  GK4001: 'account.happened.GK4001',
  GK4002: 'account.happened.GK4002',
  GK4004: 'account.happened.GK4004',
  GK6012: 'account.happened.GK6012',
  GK7006: 'account.happened.GK7006',
}

/** An attempt in one short phrase. */
export function whatHappened({ t }: View, attempt: Pick<LoggedAttempt, 'outcome' | 'method' | 'reason'>): string {
  if (attempt.outcome === 'success') return t(successes[attempt.method] ?? 'account.happened.signedIn')
  if (attempt.outcome === 'fault') return t('account.happened.fault')
  const known = attempt.reason ? reasons[attempt.reason] : undefined
  const said = known ? t(known) : t('account.happened.refused', { code: attempt.reason ?? '—' })
  return attempt.method === 'password_change' ? t('account.happened.whileChanging', { said }) : said
}
