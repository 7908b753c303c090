// Made by scripts/content-lists.ts from the files that there are: run it when a file is added.
import type account from '../../../content/texts/en/account.json'
import type accounts from '../../../content/texts/en/accounts.json'
import type code from '../../../content/texts/en/code.json'
import type common from '../../../content/texts/en/common.json'
import type console from '../../../content/texts/en/console.json'
import type demo from '../../../content/texts/en/demo.json'
import type diagnosis from '../../../content/texts/en/diagnosis.json'
import type doctor from '../../../content/texts/en/doctor.json'
import type help from '../../../content/texts/en/help.json'
import type helper from '../../../content/texts/en/helper.json'
import type local from '../../../content/texts/en/local.json'
import type mail from '../../../content/texts/en/mail.json'
import type oauth from '../../../content/texts/en/oauth.json'
import type page from '../../../content/texts/en/page.json'
import type problems from '../../../content/texts/en/problems.json'
import type reset from '../../../content/texts/en/reset.json'
import type signIn from '../../../content/texts/en/sign-in.json'
import type signOut from '../../../content/texts/en/sign-out.json'
import type signUp from '../../../content/texts/en/sign-up.json'
import type status from '../../../content/texts/en/status.json'
import type why from '../../../content/texts/en/why.json'

/** The English texts of each namespace, which is the name of the file in camelCase. */
export type English = {
  account: typeof account
  accounts: typeof accounts
  code: typeof code
  common: typeof common
  console: typeof console
  demo: typeof demo
  diagnosis: typeof diagnosis
  doctor: typeof doctor
  help: typeof help
  helper: typeof helper
  local: typeof local
  mail: typeof mail
  oauth: typeof oauth
  page: typeof page
  problems: typeof problems
  reset: typeof reset
  signIn: typeof signIn
  signOut: typeof signOut
  signUp: typeof signUp
  status: typeof status
  why: typeof why
}
