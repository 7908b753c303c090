/** How much a person has proved: nothing (T0), a known device, a contact, a sign-in, an administrator, an operator. */
export const levels = ['T0', 'T1', 'T2', 'T3', 'T4', 'T5'] as const
export type Level = (typeof levels)[number]

/** Whether someone at `level` may hear what is told from `needed` upwards. */
export function reaches(level: Level, needed: Level): boolean {
  return levels.indexOf(level) >= levels.indexOf(needed)
}
