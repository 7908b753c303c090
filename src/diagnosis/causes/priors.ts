import type { Fact } from '../evidence/index.ts'
import type { CauseId, SymptomId } from '../ids.ts'

/**
 * How often each cause is behind a symptom before anything is known, as weights (they need not add up to anything).
 * A symptom may have several tables: one whose fact is there counts; otherwise the one without a condition;
 * otherwise all of them, by their shares.
 */
export type PriorTable = {
  id: string
  symptom: SymptomId
  when?: readonly Fact[]
  /** The share of this table among the symptom's, for as long as no condition is known. */
  share?: number
  weights: Readonly<Partial<Record<CauseId, number>>>
}

export type Priors = {
  tables: readonly PriorTable[]
  /** How often each symptom is met, for a person who names none. */
  symptoms: Readonly<Record<SymptomId, number>>
}

/** Each next candidate is this much less likely, where only their order is known. */
const step = 0.7

function inOrder(...causes: CauseId[]): Partial<Record<CauseId, number>> {
  return Object.fromEntries(causes.map((cause, place) => [cause, 100 * step ** place]))
}

/**
 * Where to start. All of it is assumed, none measured: no provider publishes shares by cause. Replace it by learned
 * priors (../learning) once about a thousand attempts are labelled.
 */
export const startingPriors: Priors = {
  tables: [
    // Someone whose account is closed, turned off or unfinished first sees that the password does not fit.
    {
      id: 'Y1.typed',
      symptom: 'Y1',
      when: ['fill.typed', 'fill.pasted'],
      share: 0.65,
      weights: {
        ...{ C04: 12, C03: 4, C05: 4, C06: 0.3, C08: 14, C07: 14, C10: 0.4, C09: 24, C02: 5, C01: 4 },
        ...{ C11: 8, C12: 3, C15: 2.5, C61: 0.3, C62: 0.3, C13: 3.5 },
        ...{ C20: 0.2, C21: 0.2, C22: 0.2, C23: 0.2, C40: 0.2 },
      },
    },
    {
      id: 'Y1.filled',
      symptom: 'Y1',
      when: ['fill.filled'],
      share: 0.35,
      weights: {
        ...{ C10: 45, C08: 30, C07: 7, C15: 4, C13: 4, C11: 1.5, C09: 1, C12: 1, C61: 0.5, C62: 0.5 },
        ...{ C02: 0.4, C01: 0.4, C03: 0.2, C05: 0.4, C06: 0.1, C04: 0.1 },
        ...{ C20: 0.3, C21: 0.5, C22: 0.5, C23: 0.5, C40: 1 },
      },
    },
    { id: 'Y2', symptom: 'Y2', weights: inOrder('C19', 'C20', 'C10', 'C53', 'C08') },
    { id: 'Y3', symptom: 'Y3', weights: inOrder('C60', 'C41', 'C45', 'C36', 'C44', 'C58', 'C40') },
    { id: 'Y4', symptom: 'Y4', weights: inOrder('C47', 'C41', 'C36', 'C44', 'C45') },
    {
      id: 'Y5',
      symptom: 'Y5',
      // Browsers inside other apps keep little from one page to the next.
      weights: { C37: 24, C36: 21, C42: 11, C14: 9, C44: 20, C43: 5, C40: 7, C39: 6, C38: 1.5 },
    },
    { id: 'Y6', symptom: 'Y6', weights: inOrder('C37', 'C36', 'C43', 'C44', 'C40', 'C39', 'C55') },
    {
      id: 'Y7.carrier',
      symptom: 'Y7',
      when: ['mailbox.carrier', 'domain.carrier'],
      weights: { C28: 50, C24: 20, C27: 12, C25: 9, C26: 2, C32: 6, C59: 1, C60: 0.6, C62: 0.3, C23: 0.3 },
    },
    {
      id: 'Y7',
      symptom: 'Y7',
      weights: { C24: 35, C28: 15, C25: 15, C27: 20, C26: 3, C32: 10, C59: 2, C60: 0.6, C62: 0.3, C23: 0.3 },
    },
    { id: 'Y8', symptom: 'Y8', weights: { C30: 35, C31: 30, C29: 20, C32: 10, C60: 5, C62: 0.3 } },
    { id: 'Y9', symptom: 'Y9', weights: inOrder('C33', 'C35', 'C27', 'C42', 'C03') },
    { id: 'Y10', symptom: 'Y10', weights: inOrder('C34', 'C51', 'C35', 'C48') },
    { id: 'Y11', symptom: 'Y11', weights: inOrder('C51', 'C29', 'C62') },
    { id: 'Y12', symptom: 'Y12', weights: inOrder('C49', 'C48', 'C50', 'C39', 'C58') },
    { id: 'Y13', symptom: 'Y13', weights: { C14: 40, C13: 30, C17: 15, C16: 7, C18: 8, C15: 1 } },
    { id: 'Y14', symptom: 'Y14', weights: inOrder('C11', 'C15', 'C18', 'C42') },
    { id: 'Y15', symptom: 'Y15', weights: inOrder('C02', 'C01', 'C11', 'C15', 'C22', 'C16', 'C23') },
    { id: 'Y16', symptom: 'Y16', weights: inOrder('C54', 'C17', 'C18', 'C16', 'C63') },
    { id: 'Y17', symptom: 'Y17', weights: inOrder('C36', 'C14', 'C40', 'C37', 'C46', 'C43', 'C53', 'C39') },
    { id: 'Y18', symptom: 'Y18', weights: inOrder('C53', 'C14', 'C43', 'C46', 'C08') },
    { id: 'Y19', symptom: 'Y19', weights: inOrder('C52', 'C08', 'C45', 'C53') },
    { id: 'Y20', symptom: 'Y20', weights: inOrder('C59', 'C33', 'C42') },
    { id: 'Y21', symptom: 'Y21', weights: inOrder('C55', 'C56', 'C21', 'C57', 'C63') },
    { id: 'Y22', symptom: 'Y22', weights: inOrder('C62', 'C20') },
  ],
  symptoms: {
    ...{ Y1: 45, Y2: 6, Y3: 3, Y4: 2, Y5: 5, Y6: 2, Y7: 9, Y8: 4, Y9: 3, Y10: 2, Y11: 2 },
    ...{ Y12: 4, Y13: 4, Y14: 2, Y15: 1, Y16: 1, Y17: 2, Y18: 1, Y19: 0.5, Y20: 1, Y21: 1, Y22: 0.5 },
  },
}
