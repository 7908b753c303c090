import type { Config } from '../../platform/config/index.ts'
import type { Database } from '../../platform/database/index.ts'
import { type ClientMetadata, findClient } from '../../records/clients/index.ts'
import { createClient, updateClient } from '../../services/applications/index.ts'

const exampleClientId = 'example'
const localMode = { kind: 'job', name: 'local mode' } as const

/** Registers the example application of local mode, or brings its addresses up to date. */
export async function ensureExampleClient(db: Database, config: Config): Promise<void> {
  const { hostname } = new URL(config.url)
  const url = `http://${hostname}:${config.examplePort}`
  const metadata: ClientMetadata = {
    application_type: 'web',
    redirect_uris: [`${url}/callback`],
    post_logout_redirect_uris: [`${url}/`],
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    token_endpoint_auth_method: 'none',
    backchannel_logout_uri: `${url}/backchannel-logout`,
    backchannel_logout_session_required: true,
  }
  const known = await findClient(db, exampleClientId)
  if (!known) {
    await createClient({ db }, localMode, { clientId: exampleClientId, name: 'Example', metadata, firstParty: true })
    return
  }
  if (JSON.stringify(sorted(known.metadata)) !== JSON.stringify(sorted(metadata)))
    await updateClient({ db, deliverLogout() {} }, localMode, exampleClientId, { metadata })
}

const sorted = (metadata: ClientMetadata) => Object.entries(metadata).sort(([a], [b]) => a.localeCompare(b))
