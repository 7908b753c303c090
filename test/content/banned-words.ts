import type { Language } from '../../src/platform/i18n/index.ts'
import type { Text } from './texts.ts'

export type Ban = { pattern: RegExp; why: string }

/** No blame, no drama, no begging; and one word for each thing (docs/glossary.md). The only such list there is. */
export const banned: Record<Language, Ban[]> = {
  en: [
    ban(/\b(?:please|oops|whoops|sorry|apolog\w*)\b/i, 'neither beg nor apologise'),
    ban(
      /\b(?:invalid|illegal|forbidden|wrong user|error occurred|failed login)\b/i,
      'say what happened, without blame',
    ),
    ban(/\blog(?:s|ged|ging)?[ -]?(?:in|on|out|off)\b|\blogins?\b|\bsign(?:ed|ing)?[ -]on\b/i, 'sign in, sign out'),
    ban(/\btenants?\b/i, 'organisation'),
    ban(/\borganiz/i, 'British spelling: organisation'),
    ban(/\b(?:otp|verification code|security code|one-time password)\b/i, 'code'),
    ban(/\b(?:mfa|2fa|two-factor)\b/i, 'two-step check'),
    ban(/\bbackup codes?\b/i, 'recovery code'),
    ban(/\baccount (?:is )?locked\b|\blocked out of\b/i, 'paused'),
    ban(/!\s*$/, 'no exclamation marks'),
  ],
  ja: [
    ban(/無効|不正|誤り|誤った|間違/, '相手を責めない'),
    ban(/ログイン|ログオン|ログアウト|ログオフ|認証する/, 'サインイン、サインアウト'),
    ban(/法人アカウント|ビジネスアカウント|職場または学校アカウント/, '組織アカウント'),
    ban(/テナント/, '組織'),
    ban(/管理コンソール/, '管理センター'),
    ban(/オンプレミス/, '初期ドメイン'),
    ban(/認証コード|セキュリティ\s?コード|ワンタイム\s?パスワード/, '確認コード'),
    ban(/[二2]要素認証|多要素認証|[二2]段階認証/, '2段階の確認'),
    ban(/Authenticator/, '認証アプリ'),
    ban(/生体認証|FIDO/, 'パスキー（顔・指紋・画面ロック）'),
    ban(/バックアップ\s?コード|パーソナル\s?キー/, '回復用コード'),
    ban(/救済|リカバリ/, 'アカウントの復旧'),
    ban(/ロックされ/, '一時的に止めています'),
    ban(/リセット|再発行/, '再設定'),
    ban(/[EＥe]メール/, 'メールアドレス、メール'),
    ban(/トラブルシューター/, 'サインインの相談'),
    ban(/チケット|インシデント/, '相談票'),
    ban(/いただけますでしょうか|恐れ入りますが|半角で入力/, '「〜してください」、入力は寛く受ける'),
    ban(/[！!]\s*$/, '感嘆符を使わない'),
    ban(/[０-９Ａ-Ｚａ-ｚ]/, '英数字は半角'),
  ],
}

function ban(pattern: RegExp, why: string): Ban {
  return { pattern, why }
}

/** Names that a standard gave; only people who build read them. */
const givenNames = /Back-Channel Logout|RP-Initiated Logout/gi

/** What stands on the screens of other makers is quoted as it stands there. */
const quoted = /「[^」]*」|“[^”]*”/g

/** The words of a text that are our own: without places to fill, code, addresses and, where makers are quoted, quotes. */
export function ownWords({ kind, text }: Pick<Text, 'kind' | 'text'>): string {
  const ours = kind === 'guides' || kind === 'packs' ? text.replace(quoted, '') : text
  return ours
    .replace(givenNames, '')
    .replace(/\{[^}]*\}/g, '')
    .replace(/`[^`]*`/g, '')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/https?:\S+|\blogin\.[a-z.]+/g, '')
}
