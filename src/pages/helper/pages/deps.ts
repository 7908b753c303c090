import type { Flow, Flows } from '../../../mechanisms/flows/index.ts'
import type { Form, Platform, Web } from '../../../platform/http/index.ts'
import type { Language } from '../../../platform/i18n/index.ts'
import type { Context } from '../../../services/context.ts'
import type { ContactCodes } from '../../../steps/contact-code/index.ts'
import type { ProofOfWork } from '../../../steps/proof-of-work/index.ts'

/** What the pages of the helper are given by src/app. */
export type HelperPagesDeps = {
  context: Context
  platform: Platform
  flows: Flows
  contactCodes: ContactCodes
  proofOfWork: ProofOfWork
  /** Where a sign-in goes on. */
  continueTo(flow: Flow, sessionId: string): string
  dateText(at: Date, language: Language): string
}

/** Answers a form that was sent to the helper. */
export type FormHandler = (deps: HelperPagesDeps, c: Web, form: Form) => Promise<Response>

/** Reads the form for a handler; what is none of ours gets the page anew. */
export function onForm(deps: HelperPagesDeps, handle: FormHandler): (c: Web) => Promise<Response> {
  return async (c) => {
    const read = await deps.platform.form(c)
    return 'answer' in read ? read.answer : handle(deps, c, read.form)
  }
}
