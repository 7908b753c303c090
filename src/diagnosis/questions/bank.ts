import type { EvidenceName, Fact } from '../evidence/index.ts'
import type { QuestionId } from '../ids.ts'

export type Question = {
  /** The answers and the fact that each one is. "Not sure" can always be said too; it is none. */
  answers: readonly Fact[]
  /** Not put when one of these is known: what the software can see is never asked. */
  unless: readonly EvidenceName[]
}

/**
 * All that may be asked, in the order in which it is cheapest to answer. Never: which error, which browser, which
 * system, Caps Lock, spaces, whether the network works.
 */
export const questions: Record<QuestionId, Question> = {
  /** Was the password typed, or was it filled in? */
  fill: { answers: ['fill.typed', 'fill.filled'], unless: ['fill'] },
  /** Does it work on another device or in another browser? */
  other_device: {
    answers: ['other_device.works', 'other_device.fails'],
    unless: ['other_device', 'success_elsewhere'],
  },
  /** Have you changed your phone or number lately? */
  new_phone: { answers: ['new_phone.yes', 'new_phone.no'], unless: ['new_phone'] },
  /** Is it for work or for yourself? The application may have said so already. */
  purpose: { answers: ['purpose.work', 'purpose.personal'], unless: ['purpose', 'kind'] },
  /** When did it last work? */
  last_success: {
    answers: ['last_success.today', 'last_success.month', 'last_success.longer'],
    unless: ['last_success'],
  },
  /** Is there a change or a message that you know nothing of? "Yes" opens the fast lane. */
  strange: { answers: ['strange.yes', 'strange.no'], unless: ['strange'] },
}

/** More questions than this tire people who are already stuck. */
export const mostQuestions = 3
