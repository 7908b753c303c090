import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { groups, type Help, helpFor } from '../src/pages/help/index.ts'
import { flatTexts, type Language, languages } from '../src/platform/i18n/index.ts'
import { catalogue, type ProblemSlug } from '../src/platform/problems/index.ts'

const texts = { en: flatTexts('en'), ja: flatTexts('ja') }
const slugs = Object.keys(catalogue) as ProblemSlug[]

// ---- Codes

/** A code belongs to one family of causes for good: add at the end of a family, never renumber, never use again. */
const pinned = `
1001 id_empty, 1002 id_format, 1003 id_domain_typo, 1004 password_empty, 1005 caps_on, 1006 ime_on, 1007 code_length,
1008 phone_format, 1009 name_missing, 2002 kind_mismatch, 2003 kind_mismatch_no_match, 2004 two_kinds, 2005 not_a_member,
2006 no_admin_role, 2007 wrong_org, 2008 account_disabled, 2009 account_closed, 2010 id_recovery_sent,
2011 no_account_for_contact, 2012 unverified, 3001 credentials_mismatch, 3002 near_lock, 3003 locked_until,
3004 locked_by_others, 3005 old_password, 3006 manager_stale, 3007 password_must_change, 3008 password_leaked,
3009 new_too_short, 3010 new_too_common, 3011 no_password, 3012 changed_elsewhere, 3013 password_stopped,
4001 code_wrong, 4002 code_expired, 4003 code_wait, 4004 code_limit, 4005 mail_bounced, 4006 mail_full,
4007 mail_filtered, 4008 mail_delayed, 4009 sms_refused, 4010 sms_unreachable, 4011 push_no_answer, 4012 code_clock,
4013 no_method_left, 4014 sms_number_unknown, 5001 passkey_not_finished, 5002 passkey_elsewhere, 5003 passkey_removed,
5004 passkey_unsupported, 6001 cookies_off, 6002 loop_stopped, 6003 page_stale, 6004 session_ended, 6005 session_lost,
6006 offline, 6007 slow, 6008 device_clock, 6009 feature_missing, 6010 blocked_by_extension, 6011 other_tab,
6012 too_many_requests, 6013 stored_credential_old, 6014 temporary_profile, 6015 host_blocked, 7001 not_assigned,
7002 blocked_by_rule, 7003 second_step_needed, 7004 idp_failed, 7005 app_misconfigured, 7006 org_suspended,
7007 not_allowed, 8001 reset_sent, 8002 link_used, 8003 link_expired, 8004 recovery_started, 8005 recovery_more,
8006 recovery_stopped, 8007 case_created, 9001 service_degraded, 9002 unexpected, 9003 provider_down, 9004 maintenance`

test('a code keeps its meaning for good', () => {
  const now = slugs.map((slug) => `${catalogue[slug].code.slice(2)} ${slug}`)
  for (const pair of pinned.trim().split(/,\s+/)) assert.ok(now.includes(pair), `${pair} was changed or removed`)
  for (const pair of now) assert.ok(pinned.includes(pair), `pin the new code here: ${pair}`)
  assert.equal(new Set(slugs.map((slug) => catalogue[slug].code)).size, slugs.length, 'a code is used twice')
})

test('every code has its message and its action in both languages', () => {
  const forms = (language: Language, key: string) => texts[language].get(key) ?? texts[language].get(`${key}_other`)
  for (const language of languages) {
    for (const slug of slugs) {
      assert.ok(forms(language, `problems.${slug}.said`), `${language} ${slug} says nothing`)
      assert.ok(forms(language, `problems.${slug}.action`), `${language} ${slug} has no action; "—" if there is none`)
      const second = forms(language, `problems.${slug}.action2`)
      assert.equal(second !== undefined, catalogue[slug].action2 !== undefined, `${language} ${slug} action2`)
    }
  }
  const known = new Set(slugs)
  for (const key of texts.en.keys()) {
    const [namespace, slug] = key.split('.')
    if (namespace === 'problems') assert.ok(known.has(slug as ProblemSlug), `${key} belongs to no problem`)
  }
})

test('every code has help in both languages, in exactly one family', () => {
  assert.deepEqual(groups.flatMap((group) => group.slugs).sort(), [...slugs].sort())
  for (const slug of slugs) {
    for (const language of languages) {
      const { title, means, why, steps, builders } = helpFor(slug, language)
      assert.ok(title && means && builders && why.length > 0 && steps.length > 0, `${language} ${slug}`)
      assert.ok(!/[。.]$/.test(title), `${language} ${slug}: a title has no full stop`)
    }
    const [en, ja] = [helpFor(slug, 'en'), helpFor(slug, 'ja')]
    assert.equal(en.steps.length, ja.steps.length, `${slug}: both languages have the same steps`)
    assert.equal(en.why.length, ja.why.length, `${slug}: both languages have the same reasons`)
    assert.equal(en.offered === undefined, ja.offered === undefined, slug)
  }
})

// ---- Files and keys

test('every locale file is in the catalogue, in both languages', () => {
  const namespaces = new Set([...texts.en.keys()].map((key) => key.split('.')[0]))
  for (const language of languages) {
    for (const file of readdirSync(new URL(`../content/texts/${language}`, import.meta.url))) {
      const name = file.replace(/\.json$/, '').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
      assert.ok(namespaces.has(name), `content/texts/${language}/${file} is missing in src/platform/i18n/catalogue.ts`)
    }
  }
})

test('both languages have the same keys and places to fill', () => {
  const singular = (key: string) => key.endsWith('_one')
  const expected = [...texts.en.keys()].filter((key) => !singular(key))
  assert.deepEqual([...texts.ja.keys()].sort(), expected.sort(), 'keys differ; Japanese has no "_one"')
  for (const key of expected) {
    assert.deepEqual(places(texts.ja.get(key)), places(texts.en.get(key)), `${key} has other places in Japanese`)
  }
  for (const key of [...texts.en.keys()].filter(singular)) {
    const other = key.replace(/_one$/, '_other')
    assert.deepEqual(places(texts.en.get(key)), places(texts.en.get(other)), `${key} has other places than ${other}`)
  }
})

function places(text = ''): string[] {
  return [...new Set(text.match(/\{[^}]*\}/g))].sort()
}

// ---- Tone and glossary

type Ban = { pattern: RegExp; why: string }

/** No blame, no drama, no begging; and one word for each thing (docs/glossary.md). */
const banned: Record<Language, Ban[]> = {
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

/** Everything that a person can read, with a name for the report. */
function* everything(language: Language): Generator<[name: string, text: string]> {
  yield* texts[language]
  for (const slug of slugs) yield* ofHelp(slug, helpFor(slug, language))
}

function* ofHelp(slug: string, help: Help): Generator<[name: string, text: string]> {
  for (const [part, text] of Object.entries(help)) yield [`help for ${slug}, ${part}`, [text].flat().join('\n')]
}

/** Names that a standard gave; only people who build read them. */
const givenNames = /Back-Channel Logout|RP-Initiated Logout/gi

/** Without names of places, code, and addresses: those are not read as words. */
function words(text: string): string {
  return text
    .replace(givenNames, '')
    .replace(/\{[^}]*\}/g, '')
    .replace(/`[^`]*`/g, '')
    .replace(/\]\([^)]*\)/g, ']')
}

for (const language of languages) {
  test(`the glossary and the tone hold in every ${language === 'en' ? 'English' : 'Japanese'} text`, () => {
    const found = [...everything(language)].flatMap(([name, text]) =>
      banned[language]
        .filter(({ pattern }) => text.split('\n').some((line) => pattern.test(words(line))))
        .map(({ pattern, why }) => `${name}: "${text}" has ${pattern} (${why})`),
    )
    assert.deepEqual(found, [])
  })
}

test('only our own faults are apologised for', () => {
  const apology = /申し訳|ご迷惑|すみません|お詫び/
  const found = [...everything('ja')].filter(([name, text]) => apology.test(text) && !ours(name)).map(([name]) => name)
  assert.deepEqual(found, [])
})

function ours(name: string): boolean {
  const slug = slugs.find((one) => name.startsWith(`problems.${one}.`) || name.startsWith(`help for ${one},`))
  return slug !== undefined && catalogue[slug].code.startsWith('GK9')
}

// ---- Length

/** Characters in one sentence: messages are read in a hurry, other texts less so. */
const longest = { messages: { en: 90, ja: 60 }, others: { en: 120, ja: 70 } }

/** Sentences that may be longer, by key. */
const waived = new Set<string>()

test('no sentence is too long to be taken in at once', () => {
  const found = languages.flatMap((language) =>
    [...everything(language)].flatMap(([name, text]) => {
      const limit = (name.startsWith('problems.') ? longest.messages : longest.others)[language]
      const long = sentences(language, text).filter((sentence) => sentence.length > limit && !waived.has(name))
      return long.map((sentence) => `${language} ${name}: ${sentence.length} of ${limit}: ${sentence}`)
    }),
  )
  assert.deepEqual(found, [])
})

function sentences(language: Language, text: string): string[] {
  const shown = text.replace(/\]\([^)]*\)/g, '').replace(/[`[]/g, '')
  return shown.split(language === 'ja' ? /(?<=[。？])|\n/ : /(?<=[.?!][”)]?)\s+|\n/)
}

// ---- Pages made from the same texts

test('docs/problems says what the help pages say', async () => {
  const { problemPages } = await import('../scripts/problem-pages.ts')
  const folder = new URL('../docs/problems/', import.meta.url)
  const pages = problemPages()
  assert.deepEqual(readdirSync(folder).sort(), [...pages.keys()].sort())
  for (const [name, content] of pages) {
    assert.equal(readFileSync(new URL(name, folder), 'utf8'), content, `run node scripts/problem-pages.ts: ${name}`)
  }
})
