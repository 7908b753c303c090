import { page, type Web } from '../../../platform/http/index.ts'
import type { Problem } from '../../../platform/problems/index.ts'
import type { HelperPagesDeps } from './deps.ts'
import { backToSignIn, type HelperContext } from './helper-context.ts'
import { type AskContact, askContactPage } from './mail-pages.ts'

type ContactForm = Pick<AskContact, 'about'> & { typed: string | undefined; problem?: Problem }

/** The page that asks for a contact, with a puzzle that shows that the question is no flood. */
export async function askContact(
  { proofOfWork }: HelperPagesDeps,
  c: Web,
  helper: HelperContext,
  { about, typed, problem }: ContactForm,
): Promise<Response> {
  const document = askContactPage(c.get('view'), {
    about,
    flow: helper.flowId,
    case: helper.caseToken,
    typed: typed?.slice(0, 320),
    problem,
    proofOfWork: await proofOfWork.challenge(),
    back: backToSignIn(helper),
  })
  return page(c, document, problem?.status)
}
