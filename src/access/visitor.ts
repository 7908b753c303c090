import type { Platform, Web } from '../platform/http/index.ts'
import type { Visitor } from './actor.ts'

/** The person who sends a request, by what their browser shows alone: whether it is somebody's is for the acts to see. */
export function visitorOf({ clientOf }: Pick<Platform, 'clientOf'>, c: Web): Visitor {
  const { browserHash, jarHashes } = c.get('jar')
  return { kind: 'visitor', browserHash, jarHashes, client: clientOf(c) }
}
