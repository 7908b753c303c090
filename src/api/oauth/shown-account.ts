import type { Session } from '../../mechanisms/sessions/index.ts'
import type { Person } from '../../platform/html/index.ts'

/** The account of a session as a page shows it. */
export function shownAccount(session: Session): Person {
  return {
    address: session.userName,
    name: session.fullName,
    kind: session.kind,
    ...(session.organizationName ? { organization: session.organizationName } : {}),
  }
}
