import type { Platform, Web } from '../platform/http/index.ts'
import type { Person, Visitor } from './actor.ts'

/** Whoever sends this request, as somebody who is not signed in. */
export function visitorOf(platform: Pick<Platform, 'clientOf'>, c: Web): Visitor {
  const { browserHash, jarHashes } = c.get('jar')
  return { kind: 'visitor', browserHash, jarHashes, client: platform.clientOf(c) }
}

/** The person of a live session of the browser that sends this request. */
export function personOf(
  platform: Pick<Platform, 'clientOf'>,
  c: Web,
  { ownerId, accountId, sessionId }: Pick<Person, 'ownerId' | 'accountId' | 'sessionId'>,
): Person {
  return { ...visitorOf(platform, c), kind: 'person', ownerId, accountId, sessionId }
}
