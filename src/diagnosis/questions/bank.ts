import { questionEntries } from '../model.ts'

export type { Question } from '../model.ts'

/**
 * All that may be asked, in the order in which it is cheapest to answer. Never: which error, which browser, which
 * system, Caps Lock, spaces, whether the network works.
 */
export const questions = questionEntries

/** More questions than this tire people who are already stuck. */
export const mostQuestions = 3
