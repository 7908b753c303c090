import { type Flow, requirementLine } from '../../mechanisms/flows/index.ts'
import type { View } from '../../platform/html/index.ts'

/** What waits for the sign-in, and why it is asked for once more. */
export function leadOf(
  { t }: View,
  { requirement, again }: { requirement: Flow['requirement']; again?: boolean | undefined },
): string | undefined {
  return requirement && again ? t('signIn.again', { app: requirement.name }) : requirementLine(t, requirement)
}
