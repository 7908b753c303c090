import type { Config } from '../../../platform/config/index.ts'
import type { Database } from '../../../platform/database/index.ts'
import { type ClientMetadata, findClient } from '../../../records/clients/index.ts'
import { createClient, type NewClient, setClientEnabled, updateClient } from '../../../services/applications/index.ts'
import { applications, type DemoApplication } from './fixtures.ts'

/** Where the example application listens: it plays all of them. */
export function exampleUrl({ url, examplePort }: Pick<Config, 'url' | 'examplePort'>): string {
  return `http://${new URL(url).hostname}:${examplePort}`
}

/** Where to begin with an application. */
export function wayInto({ id, clientId }: DemoApplication, config: Pick<Config, 'url' | 'examplePort'>): string {
  const path = id === 'loop' ? '/loop' : '/sign-in'
  return `${exampleUrl(config)}${path}?client=${clientId}`
}

const demo = { kind: 'job', name: 'demo' } as const

/** Registers the applications, each with what keeps people out. */
export async function fillApplications(db: Database, config: Config, organizationId: string): Promise<void> {
  const context = { db, deliverLogout() {} }
  for (const application of applications) {
    const { clientId, name, id } = application
    const at = id === 'moved' ? 'https://expenses.example.co.jp' : exampleUrl(config)
    const metadata: ClientMetadata = {
      application_type: 'web',
      redirect_uris: [`${at}/callback`],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      token_endpoint_auth_method: 'none',
    }
    const restricted: Partial<NewClient> = id === 'kind' ? { accountKind: 'organization', organizationId } : {}
    const entry = { name, metadata, firstParty: true, ...restricted }
    if (await findClient(db, clientId)) await updateClient(context, demo, clientId, entry)
    else await createClient(context, demo, { clientId, ...entry })
    await setClientEnabled(context, demo, clientId, id !== 'off')
  }
}
