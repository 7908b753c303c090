import { demandLine, type Flow } from '../../mechanisms/flows/index.ts'
import type { View } from '../../platform/html/index.ts'

/** What waits for the sign-in, and why it is asked for once more. */
export function leadOf(
  { t }: View,
  { demand, again }: { demand: Flow['demand']; again?: boolean | undefined },
): string | undefined {
  return demand && again ? t('signIn.again', { app: demand.name }) : demandLine(t, demand)
}
