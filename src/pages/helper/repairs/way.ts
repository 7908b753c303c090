import type { Flow } from '../../../mechanisms/flows/index.ts'
import type { OwnAccount } from '../../../services/investigation/index.ts'
import type { GuideId } from '../guides/index.ts'

/** What a repair knows about the person whom it takes on. */
export type Place = {
  flow: Flow
  /** The flow as it travels, with changes. */
  sealed(changes?: Partial<Flow>): string
  /** The investigation that it belongs to; '' without one. */
  caseToken: string
  /** Own accounts, once a contact is proven. */
  accounts: readonly OwnAccount[]
  /** A one-time link that brings a closed personal account back. */
  restoreLink(accountId: string): Promise<string>
}

/** A note that the person sends to somebody who can act. */
export type MessageId = 'enable' | 'role' | 'join' | 'pass' | 'app' | 'exception' | 'it_team' | 'app_owner' | 'network'

/**
 * What a repair does here. `itself`: it happens without the person, so it is said and is no button.
 * `nothing`: this installation cannot do it yet, so it is not offered.
 */
export type Way =
  | { by: 'page'; to(place: Place): string | Promise<string> }
  | { by: 'guide'; guide: GuideId }
  | { by: 'message'; message: MessageId }
  | { by: 'itself' }
  | { by: 'nothing' }
