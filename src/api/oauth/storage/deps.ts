import type { Adapter } from 'oidc-provider'
import type { Application } from '../../../mechanisms/sessions/index.ts'
import type { Context } from '../../../services/context.ts'
import type { Finder } from './finder.ts'
import type { UnitOfWork } from './unit-of-work.ts'

/** What the library keeps, in its own words. */
export type Payload = Record<string, unknown>

/** Tokens of services carry what they are, sealed, and are kept nowhere. */
export type ServiceTokens = { open(token: string): Record<string, unknown> | undefined }

export type StorageDeps = {
  context: Pick<Context, 'db' | 'deliverLogout'>
  finder: Finder
  serviceTokens: ServiceTokens
  /** The work of the request that is being answered, if one is. */
  currentWork(): UnitOfWork | undefined
  /** The request that is being answered looks a value up without knowing its type (introspection, revocation). */
  looksForAnyType(): boolean
  /** The application that gives back what it was given, if the request is that (RFC 7009). */
  clientGivingBack(): string | undefined
  /** A refresh token was found for the request that is being answered. */
  refreshTokenFound(payload: Payload): void
  /** A pushed request, which may be one that goes on after the pages of Genkan and is stored nowhere. */
  pushed(id: string): { payload: Record<string, unknown> | undefined; spend(): Promise<void> } | undefined
  /** What the library is to know of an application; undefined for one that is not usable. */
  findClient(clientId: string): Promise<Payload | undefined>
  saveClient(clientId: string, metadata: Payload): Promise<void>
  /** The family of a client's tokens, while it is usable. */
  familyOf(clientId: string): Promise<string | undefined>
  /** The applications that the session of the request has entered. */
  noteApplications(authorizations: Record<string, Application>): void
}

/** What the library asks of the storage of one model, all of it answered with nothing. */
export const nothing: Adapter = {
  find: async () => undefined,
  findByUid: async () => undefined,
  findByUserCode: async () => undefined,
  upsert: async () => undefined,
  consume: async () => undefined,
  destroy: async () => undefined,
  revokeByGrantId: async () => undefined,
}
