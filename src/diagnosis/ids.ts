/**
 * The names that every part of the engine shares. A name keeps its meaning for good: it stands in logs,
 * in learned counts and in results that other programs read.
 */

/** How much a person has proved: nothing (T0), a familiar device, a contact, a sign-in, an administrator, an operator. */
export const levels = ['T0', 'T1', 'T2', 'T3', 'T4', 'T5'] as const
export type Level = (typeof levels)[number]

/** Whether someone at `level` may hear what is told from `needed` upwards. */
export function reaches(level: Level, needed: Level): boolean {
  return levels.indexOf(level) >= levels.indexOf(needed)
}

/** The causes, C01 to C63, in the order of their groups. */
export const causeIds = [
  ...(['C01', 'C02', 'C03', 'C04', 'C05', 'C06', 'C07', 'C08', 'C09', 'C10', 'C11', 'C12'] as const),
  ...(['C13', 'C14', 'C15', 'C16', 'C17', 'C18', 'C19', 'C20', 'C21', 'C22', 'C23'] as const),
  ...(['C24', 'C25', 'C26', 'C27', 'C28', 'C29', 'C30', 'C31', 'C32', 'C33', 'C34', 'C35'] as const),
  ...(['C36', 'C37', 'C38', 'C39', 'C40', 'C41', 'C42', 'C43', 'C44', 'C45', 'C46', 'C47'] as const),
  ...(['C48', 'C49', 'C50', 'C51', 'C52', 'C53', 'C54', 'C55', 'C56', 'C57', 'C58'] as const),
  ...(['C59', 'C60', 'C61', 'C62', 'C63'] as const),
] as const
export type CauseId = (typeof causeIds)[number]

/** What a person says happened, Y1 to Y22. */
export const symptomIds = [
  ...(['Y1', 'Y2', 'Y3', 'Y4', 'Y5', 'Y6', 'Y7', 'Y8', 'Y9', 'Y10', 'Y11'] as const),
  ...(['Y12', 'Y13', 'Y14', 'Y15', 'Y16', 'Y17', 'Y18', 'Y19', 'Y20', 'Y21', 'Y22'] as const),
] as const
export type SymptomId = (typeof symptomIds)[number]

/** The questions that may be put to a person. */
export const questionIds = ['fill', 'other_device', 'new_phone', 'purpose', 'last_success', 'strange'] as const
export type QuestionId = (typeof questionIds)[number]
