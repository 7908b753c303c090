import type { ClientMetadata } from './metadata.ts'

export type AcceptedAccountKind = 'personal' | 'organization' | 'any'

/** A registered application. */
export type ClientRecord = {
  clientId: string
  /** The organisation that it belongs to; null for the installation's own. */
  ownerId: string | null
  name: string
  enabled: boolean
  /** Enabled, and the organisation that owns it is active. */
  usable: boolean
  /** One of our own: nobody is asked for consent. */
  firstParty: boolean
  /** It registered itself over the network. */
  registered: boolean
  /** Which kind of account may enter. */
  accountKind: AcceptedAccountKind
  /** Only accounts of this organisation may enter. */
  organizationId: string | null
  organizationName: string | null
  /** Its resource indicator, when it is an API. */
  resource: string | null
  resourceScopes: string[]
  metadata: ClientMetadata
  secretHash: Buffer | null
  /** Still good for a while after a change of the secret. */
  formerSecretHash: Buffer | null
  /** Its tokens as a service carry this; when it changes, those that were handed out are worth nothing. */
  tokenFamily: string
  createdAt: Date
  changedAt: Date
  /** Grows with each change. */
  version: number
}

export type NewClientRecord = Omit<
  ClientRecord,
  'enabled' | 'usable' | 'organizationName' | 'formerSecretHash' | 'tokenFamily' | 'createdAt' | 'changedAt' | 'version'
>

/** What may change after the registration; the secret and whether it is turned on have acts of their own. */
export type ChangeableClient = Pick<
  ClientRecord,
  'name' | 'firstParty' | 'accountKind' | 'organizationId' | 'resource' | 'resourceScopes' | 'metadata'
>
