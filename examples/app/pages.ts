/** What Genkan told about a person. */
export type Claims = Record<string, unknown>

export type Language = 'ja' | 'en'

const words = {
  ja: {
    title: 'サンプルのアプリ',
    lead: 'Genkan でサインインする、小さなアプリです。',
    signIn: 'サインイン',
    another: '別のアカウントでサインイン',
    create: 'アカウントを作る',
    organization: '組織アカウントで入る',
    hello: 'さん、こんにちは',
    told: 'Genkan がこのアプリに知らせたこと',
    signOut: 'サインアウト',
    account: 'マイアカウント（Genkan）',
    other: 'English',
    failed: 'サインインが終わりませんでした',
    back: '最初の画面へ',
  },
  en: {
    title: 'Example application',
    lead: 'A small application that people sign in to through Genkan.',
    signIn: 'Sign in',
    another: 'Sign in with another account',
    create: 'Create an account',
    organization: 'Enter with an organisation account',
    hello: '',
    told: 'What Genkan told this application',
    signOut: 'Sign out',
    account: 'My account (Genkan)',
    other: '日本語',
    failed: 'The sign-in did not finish',
    back: 'Back to the start',
  },
} as const

const escaped = (text: unknown) => String(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)

function frame(language: Language, title: string, body: string): string {
  const other = language === 'ja' ? 'en' : 'ja'
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${escaped(title)}</title><link rel="stylesheet" href="/style.css"></head><body><header><b>${words[language].title}</b><a href="/?lang=${other}" lang="${other}">${words[language].other}</a></header><main>${body}</main></body></html>`
}

export function homePage(language: Language, issuer: string, claims: Claims | undefined): string {
  const t = words[language]
  if (!claims) {
    const links = [
      [`/sign-in?lang=${language}`, t.signIn, 'primary'],
      [`/sign-in?lang=${language}&prompt=select_account`, t.another, ''],
      [`/sign-in?lang=${language}&prompt=create`, t.create, ''],
      [`/sign-in?lang=${language}&account_kind=organization`, t.organization, ''],
    ]
    const list = links.map(([href, text, look]) => `<a class="button ${look}" href="${href}">${text}</a>`).join('')
    return frame(language, t.title, `<h1>${t.title}</h1><p>${t.lead}</p><nav>${list}</nav>`)
  }
  const name = String(claims.name ?? claims.sub)
  const hello = language === 'ja' ? `<bdi>${escaped(name)}</bdi>${t.hello}` : `Hello, <bdi>${escaped(name)}</bdi>`
  const rows = Object.entries(claims).map(
    ([key, value]) =>
      `<div><dt>${escaped(key)}</dt><dd>${escaped(typeof value === 'object' ? JSON.stringify(value) : value)}</dd></div>`,
  )
  return frame(
    language,
    t.title,
    `<h1>${hello}</h1><h2>${t.told}</h2><dl>${rows.join('')}</dl><nav><form method="post" action="/sign-out"><button class="button primary">${t.signOut}</button></form><a class="button" href="/sign-in?lang=${language}&prompt=select_account">${t.another}</a><a class="button" href="${escaped(issuer)}/account">${t.account}</a></nav>`,
  )
}

export function errorPage(language: Language, facts: URLSearchParams): string {
  const t = words[language]
  const told = ['error', 'error_description', 'genkan_code'].map((name) => facts.get(name)).filter(Boolean)
  const help = facts.get('error_uri')
  const link = help?.startsWith('http') ? `<p><a href="${escaped(help)}">${escaped(help)}</a></p>` : ''
  return frame(
    language,
    t.failed,
    `<h1>${t.failed}</h1><p>${told.map(escaped).join(' · ')}</p>${link}<nav><a class="button primary" href="/">${t.back}</a></nav>`,
  )
}

export const style = `
:root { color-scheme: light dark; --bg: #f3f5f7; --surface: #fff; --ink: #1d232b; --muted: #59636f; --line: #8a939e; --strong: #1f6b43; --on: #fff }
@media (prefers-color-scheme: dark) { :root { --bg: #101418; --surface: #1a2027; --ink: #eceff2; --muted: #a6b0bb; --line: #77818c; --strong: #86d3a6; --on: #0c1a12 } }
* { box-sizing: border-box }
body { margin: 0; background: var(--bg); color: var(--ink); font: 16px/1.6 system-ui, 'Hiragino Sans', 'Noto Sans JP', 'Noto Sans CJK JP', sans-serif }
header { display: flex; justify-content: space-between; max-width: 640px; margin: 0 auto; padding: 20px }
header a { color: var(--muted) }
main { max-width: 600px; margin: 12px auto 40px; padding: 32px; background: var(--surface); border-radius: 14px }
h1 { margin: 0 0 8px; font-size: 26px; line-height: 1.3; overflow-wrap: anywhere; word-break: auto-phrase }
p { overflow-wrap: anywhere }
h2 { font-size: 16px; margin: 24px 0 8px }
nav { display: grid; gap: 12px; margin-top: 24px }
.button { display: block; width: 100%; min-height: 48px; padding: 11px 16px; border: 1px solid var(--line); border-radius: 8px; background: none; color: var(--strong); font: inherit; font-weight: 600; text-align: center; text-decoration: none; cursor: pointer }
.primary { background: var(--strong); border-color: var(--strong); color: var(--on) }
.button:focus-visible, a:focus-visible { outline: 2px solid var(--strong); outline-offset: 2px }
dl { margin: 0; font-size: 14.5px }
dl div { display: grid; grid-template-columns: minmax(9em, 1fr) 2fr; gap: 4px 16px; padding: 6px 0; border-bottom: 1px solid color-mix(in srgb, var(--line) 30%, transparent) }
dt { color: var(--muted); overflow-wrap: anywhere }
dd { margin: 0; overflow-wrap: anywhere }
@media (max-width: 480px) { main { padding: 20px; border-radius: 0 } dl div { grid-template-columns: 1fr } }
`
