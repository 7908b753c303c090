import assert from 'node:assert/strict'
import { test } from 'node:test'
import { metadataMistakes, redirectMistake } from './index.ts'

test('BAD-redirect what is not one exact safe address is not registered', () => {
  const refused = [
    'http://app.example.com/cb',
    'https://app.example.com/*',
    'https://app.example.com;sandbox/cb',
    "https://'self'/cb",
    'https://*.example.com/cb',
    'https://app.example.com/cb#x',
    'https://me@app.example.com/cb',
    '//app.example.com/cb',
    'javascript:alert(1)',
    'data:text/html,x',
    'blob:https://x',
    'file:///x',
    '',
    'nonsense',
    'https://app.example.com/cb\n',
    'https://app.example.com\\cb',
    `https://app.example.com/${'a'.repeat(1000)}`,
  ]
  for (const native of [false, true]) for (const uri of refused) assert.ok(redirectMistake(uri, native), uri)
  for (const uri of [
    'https://app.example.com/cb',
    'https://app.example.com:8443/cb?x=1',
    'http://localhost:3000/cb',
    'http://127.0.0.1/cb',
    'http://[::1]:5/cb',
  ]) {
    assert.equal(redirectMistake(uri, false), undefined, uri)
  }
  assert.equal(redirectMistake('com.example.app:/cb', true), undefined)
  assert.ok(redirectMistake('com.example.app:/cb', false))
  assert.ok(redirectMistake('myapp:/cb', true))
})

test('all mistakes of a registration are told at once', () => {
  const mistakes = metadataMistakes({
    redirect_uris: ['http://a.example.com/cb'],
    grant_types: ['password', 'client_credentials', 'authorization_code'],
    token_endpoint_auth_method: 'none',
    backchannel_logout_uri: 'http://a.example.com/',
  })
  assert.equal(mistakes.length, 4)
  assert.deepEqual(metadataMistakes({}), ['redirect_uris is empty'])
})
