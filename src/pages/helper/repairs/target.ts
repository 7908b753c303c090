import type { Flow } from '../../../mechanisms/flows/index.ts'
import type { GuideId } from '../guides/index.ts'

/** What a repair knows about the person whom it takes on. */
export type RepairContext = {
  flow: Flow
  /** The flow as it travels, with changes. */
  sealed(changes?: Partial<Flow>): string
  /** The investigation that it belongs to; '' without one. */
  caseToken: string
  /** One-time, for the person's own closed account. */
  restoreToken: string | undefined
}

/** A note that the person sends to somebody who can act. */
export type MessageId = 'enable' | 'role' | 'join' | 'pass' | 'app' | 'exception' | 'it_team' | 'app_owner' | 'network'

/**
 * What a repair does here. `itself`: it happens without the person, so it is said and is no button.
 * `nothing`: this installation cannot do it yet, so it is not offered.
 */
export type RepairTarget =
  | { by: 'page'; to(context: RepairContext): string }
  | { by: 'guide'; guide: GuideId }
  | { by: 'message'; message: MessageId }
  | { by: 'itself' }
  | { by: 'nothing' }
