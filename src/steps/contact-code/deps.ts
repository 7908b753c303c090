import type { Flow, Flows } from '../../mechanisms/flows/index.ts'
import type { Challenge, Purpose } from '../../mechanisms/one-time/index.ts'
import type { Platform, Web } from '../../platform/http/index.ts'
import type { ContactCodeContext } from '../../services/contact-codes/index.ts'

export type ContactCodeDeps = { context: ContactCodeContext; platform: Platform; flows: Flows }

/** The pages of one purpose. */
export type CodePages = {
  /** Their addresses: `${base}/code`, `${base}/resend`, `${base}/link/…`. `base` itself asks for the contact. */
  base: string
  purpose: Purpose
  /** The contact is proven: go on. The flow names the challenge. */
  proven(c: Web, flow: Flow, challenge: Challenge): Response | Promise<Response>
}

/** A handler of one of these pages. */
export type Step = ContactCodeDeps & { pages: CodePages }
