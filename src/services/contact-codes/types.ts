import type { Person, Visitor } from '../../access/index.ts'
import type { Template } from '../../mechanisms/delivery/index.ts'
import type { Challenge, Purpose } from '../../mechanisms/one-time/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import type { Identifier } from '../../records/accounts/index.ts'
import type { Context } from '../context.ts'

export type ContactCodeContext = Pick<Context, 'db' | 'keys' | 'config' | 'limits'>

/** Whoever asks or answers, in a browser that keeps its own cookie: a code that was typed elsewhere proves nothing. */
export type Asker = (Person | Visitor) & { browserHash: Buffer }

/** A question to a contact: whether the person at the browser reads what comes there. */
export type ContactQuestion = {
  purpose: Purpose
  /** Where its pages are; the link in the message leads to `${base}/link/…`. */
  base: string
  identifier: Identifier
  /** Who has this contact; nobody when it is left out. The message goes to `to`, from the account's own row. */
  account?: { ownerId: string; accountId: string; to: string } | undefined
  /** With a code, or for contacts that cannot be used: one that says so, without a code. */
  template: Template
  /** Needs a link too, made from the configured address. */
  link?: boolean | undefined
  values?: Record<string, string | number> | undefined
}

/** What of a question is needed to send its code again. */
export type StoredQuestion = {
  template: Template
  to: string
  language: Language
  link: boolean
  base: string
  withCode: boolean
  values: Record<string, string | number>
}

/** A question that was asked from this browser and is not over. */
export type OpenQuestion = { id: string; identifier: Identifier; challenge: Challenge }
