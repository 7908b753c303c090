/**
 * Every text file, in both languages. This is the only place that lists them.
 *
 * To add `content/texts/en/sign-in.json` and `content/texts/ja/sign-in.json`: add one line here, next to its neighbours,
 * and the two imports that it names.
 *
 *     signIn: both(enSignIn, jaSignIn),
 *
 * The name on the left is the file's name in camelCase and becomes the first part of each key ('signIn.title').
 * Both files have the same keys. A text that counts has `title_one` and `title_other` in English and only
 * `title_other` in Japanese; it is asked for as 'title'. A key that Japanese lacks does not compile.
 */
import enAccount from '../../../content/texts/en/account.json' with { type: 'json' }
import enAccounts from '../../../content/texts/en/accounts.json' with { type: 'json' }
import enCode from '../../../content/texts/en/code.json' with { type: 'json' }
import enCommon from '../../../content/texts/en/common.json' with { type: 'json' }
import enConsole from '../../../content/texts/en/console.json' with { type: 'json' }
import enDemo from '../../../content/texts/en/demo.json' with { type: 'json' }
import enDiagnosis from '../../../content/texts/en/diagnosis.json' with { type: 'json' }
import enDoctor from '../../../content/texts/en/doctor.json' with { type: 'json' }
import enHelp from '../../../content/texts/en/help.json' with { type: 'json' }
import enHelper from '../../../content/texts/en/helper.json' with { type: 'json' }
import enLocal from '../../../content/texts/en/local.json' with { type: 'json' }
import enMail from '../../../content/texts/en/mail.json' with { type: 'json' }
import enOauth from '../../../content/texts/en/oauth.json' with { type: 'json' }
import enPage from '../../../content/texts/en/page.json' with { type: 'json' }
import enProblems from '../../../content/texts/en/problems.json' with { type: 'json' }
import enReset from '../../../content/texts/en/reset.json' with { type: 'json' }
import enSignIn from '../../../content/texts/en/sign-in.json' with { type: 'json' }
import enSignOut from '../../../content/texts/en/sign-out.json' with { type: 'json' }
import enSignUp from '../../../content/texts/en/sign-up.json' with { type: 'json' }
import enStatus from '../../../content/texts/en/status.json' with { type: 'json' }
import enWhy from '../../../content/texts/en/why.json' with { type: 'json' }
import jaAccount from '../../../content/texts/ja/account.json' with { type: 'json' }
import jaAccounts from '../../../content/texts/ja/accounts.json' with { type: 'json' }
import jaCode from '../../../content/texts/ja/code.json' with { type: 'json' }
import jaCommon from '../../../content/texts/ja/common.json' with { type: 'json' }
import jaConsole from '../../../content/texts/ja/console.json' with { type: 'json' }
import jaDemo from '../../../content/texts/ja/demo.json' with { type: 'json' }
import jaDiagnosis from '../../../content/texts/ja/diagnosis.json' with { type: 'json' }
import jaDoctor from '../../../content/texts/ja/doctor.json' with { type: 'json' }
import jaHelp from '../../../content/texts/ja/help.json' with { type: 'json' }
import jaHelper from '../../../content/texts/ja/helper.json' with { type: 'json' }
import jaLocal from '../../../content/texts/ja/local.json' with { type: 'json' }
import jaMail from '../../../content/texts/ja/mail.json' with { type: 'json' }
import jaOauth from '../../../content/texts/ja/oauth.json' with { type: 'json' }
import jaPage from '../../../content/texts/ja/page.json' with { type: 'json' }
import jaProblems from '../../../content/texts/ja/problems.json' with { type: 'json' }
import jaReset from '../../../content/texts/ja/reset.json' with { type: 'json' }
import jaSignIn from '../../../content/texts/ja/sign-in.json' with { type: 'json' }
import jaSignOut from '../../../content/texts/ja/sign-out.json' with { type: 'json' }
import jaSignUp from '../../../content/texts/ja/sign-up.json' with { type: 'json' }
import jaStatus from '../../../content/texts/ja/status.json' with { type: 'json' }
import jaWhy from '../../../content/texts/ja/why.json' with { type: 'json' }

const catalogue = {
  account: both(enAccount, jaAccount),
  accounts: both(enAccounts, jaAccounts),
  code: both(enCode, jaCode),
  common: both(enCommon, jaCommon),
  console: both(enConsole, jaConsole),
  demo: both(enDemo, jaDemo),
  diagnosis: both(enDiagnosis, jaDiagnosis),
  doctor: both(enDoctor, jaDoctor),
  help: both(enHelp, jaHelp),
  helper: both(enHelper, jaHelper),
  local: both(enLocal, jaLocal),
  mail: both(enMail, jaMail),
  oauth: both(enOauth, jaOauth),
  page: both(enPage, jaPage),
  problems: both(enProblems, jaProblems),
  reset: both(enReset, jaReset),
  signIn: both(enSignIn, jaSignIn),
  signOut: both(enSignOut, jaSignOut),
  signUp: both(enSignUp, jaSignUp),
  status: both(enStatus, jaStatus),
  why: both(enWhy, jaWhy),
}

/** A tree of texts, as a locale file holds it. */
export type Texts = { [name: string]: string | Texts }

/** The keys of `T` that Japanese has too: all but the singular of texts that count. */
type Mirror<T> = {
  [K in keyof T as K extends `${string}_one` ? never : K]: T[K] extends string ? string : Mirror<T[K]>
}

type Plural<K extends string> = K extends `${infer Base}_one` | `${infer Base}_other` ? Base : K

type Paths<T> = {
  [K in keyof T & string]: T[K] extends string ? Plural<K> : `${K}.${Paths<T[K]>}`
}[keyof T & string]

/** The name of a text: namespace, then the path inside its file. */
export type Key = Paths<{ [N in keyof typeof catalogue]: (typeof catalogue)[N]['en'] }>

function both<En extends Texts>(en: En, ja: Mirror<NoInfer<En>>): { en: En; ja: Texts } {
  return { en, ja: ja as Texts }
}

/** The texts of one language as flat pairs, 'signIn.title' → 'Sign in'. */
export function flatTexts(language: 'en' | 'ja'): Map<string, string> {
  const flat = new Map<string, string>()
  for (const [namespace, files] of Object.entries(catalogue)) flatten(files[language], namespace, flat)
  return flat
}

function flatten(texts: Texts, path: string, into: Map<string, string>): void {
  for (const [name, text] of Object.entries(texts)) {
    if (typeof text === 'string') into.set(`${path}.${name}`, text)
    else flatten(text, `${path}.${name}`, into)
  }
}
