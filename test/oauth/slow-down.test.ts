import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as oidc from 'openid-client'
import { openApplication } from './application.ts'
import { openInstallation } from './installation.ts'

const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code'

test('a device that asks too often is told to slow down, one that keeps its interval never (RFC 8628, 3.5)', async () => {
  await using installation = await openInstallation()
  const client = await installation.client({
    name: 'テレビ',
    metadata: {
      application_type: 'native',
      grant_types: [deviceGrant],
      response_types: [],
      redirect_uris: [],
      token_endpoint_auth_method: 'none',
    },
  })
  const app = await openApplication(installation, client)
  const started = await oidc.initiateDeviceAuthorization(app.settings, { scope: 'openid' })
  const poll = async () => {
    const answer = await oidc
      .genericGrantRequest(app.settings, deviceGrant, { device_code: started.device_code })
      .catch((refusal) => refusal)
    return answer.error
  }
  for (let n = 0; n < 4; n += 1) {
    assert.equal(await poll(), 'authorization_pending')
    await installation.pass(5)
  }
  const answers: string[] = []
  for (let n = 0; n < 6; n += 1) answers.push(await poll())
  assert.equal(answers.at(-1), 'slow_down')
  await installation.pass(10)
  assert.equal(await poll(), 'authorization_pending')
})
