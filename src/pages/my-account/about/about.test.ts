import assert from 'node:assert/strict'
import { test } from 'node:test'
import { registerClient } from '../../../../test/clients.ts'
import { startApp } from '../../../../test/start-app.ts'
import { addContact, auditOf, signedIn, templatesTo } from '../signed-in.fixture.ts'

test('the overview says who one is, how many ways in there are, and what happened lately', async () => {
  await using app = await startApp()
  await app.given.account({ name: '田中 愛子' })
  const browser = await signedIn(app)
  const seen = await browser.get('/account')
  assert.match(seen.text, /田中 愛子/)
  assert.match(seen.text, /aiko@example\.com/)
  assert.match(seen.text, /Personal/)
  assert.match(seen.text, /There are 2 ways to sign in/)
  assert.match(seen.text, /Signed in with the password/)
})

test('S110 one way in is warned of, with the way to add another', async () => {
  await using app = await startApp()
  const account = await app.given.account()
  const browser = await signedIn(app)
  await app.database.query('delete from authenticator where account_id = $1', [account.accountId])
  const seen = await browser.get('/account')
  assert.match(seen.text, /There is 1 way to sign in/)
  assert.match(seen.html, /href="\/account\/security#add"/)
  const security = await browser.get('/account/security')
  assert.match(security.html, /id="add"/)
  assert.match(security.html, /href="\/account\/contacts\/add"/)
})

test('S98 a contact that was confirmed more than 180 days ago is asked about', async () => {
  await using app = await startApp()
  await app.given.account()
  const browser = await signedIn(app)
  assert.doesNotMatch((await browser.get('/account')).text, /180 days/)
  await app.database.query(`update contact set verified_at = now() - interval '181 days'`)
  assert.match((await browser.get('/account')).text, /180 days/)
  const checked = await addContact(app, browser, 'aiko@example.com')
  assert.match(checked.text, /The contact is confirmed/)
  assert.doesNotMatch(checked.text, /180 days/)
})

test('names and language are saved, written down once, and shown', async () => {
  await using app = await startApp()
  const account = await app.given.account()
  const browser = await signedIn(app)
  const names = { fullName: ' 山田\u202e  花子 ', familyName: '山田', givenName: '花子', reading: 'やまだ ﾊﾅｺ' }
  const saved = await browser.submit(await browser.get('/account/profile'), '/account/profile', {
    ...names,
    language: 'ja',
  })
  assert.match(saved.html, /<html lang="ja">/)
  assert.match(saved.text, /保存しました/)
  const { rows } = await app.database.query('select full_name, family_name, given_name, reading, language from account')
  assert.deepEqual(Object.values(rows[0]), ['山田 花子', '山田', '花子', 'ヤマダ ハナコ', 'ja'])
  await browser.submit(saved, '/account/profile')
  assert.deepEqual(
    (await auditOf(app, account.accountId)).filter((type) => type.startsWith('profile')),
    ['profile.changed'],
  )
})

test('a name that cannot be seen is asked for again, and the rest stays typed', async () => {
  await using app = await startApp()
  await app.given.account()
  const browser = await signedIn(app)
  const seen = await browser.submit(await browser.get('/account/profile'), '/account/profile', {
    fullName: ' \u200b ',
    reading: 'あいこ',
  })
  assert.equal(seen.problem, 'GK1009')
  assert.equal(seen.fields('/account/profile').reading, 'あいこ')
})

test('S35 the applications of an account are listed, and their access is taken back', async () => {
  await using app = await startApp()
  const account = await app.given.account()
  const browser = await signedIn(app)
  assert.match((await browser.get('/account/applications')).text, /No application is connected/)
  const { clientId } = await registerClient(app.db, {
    name: 'Mail <b>',
    metadata: { redirect_uris: ['https://mail.example.com/cb'], token_endpoint_auth_method: 'none' },
  })
  await app.database.query(
    `insert into oauth_grant (grant_id, account_id, client_id, payload, issued_at, expires_at)
     values (gen_random_uuid(), $1, $2, '{"openid":{"scope":"openid email"}}', now(), now() + interval '1 day')`,
    [account.accountId, clientId],
  )
  const seen = await browser.get('/account/applications')
  assert.match(seen.text, /Mail <b>/)
  assert.match(seen.text, /email address/)
  const done = await browser.submit(seen, '/account/applications/revoke')
  assert.match(done.text, /lost its access/)
  assert.match(done.text, /No application is connected/)
  const events = (await auditOf(app, account.accountId)).filter((type) => type.includes('revoked'))
  assert.equal(events.length, 1)
  assert.ok((await templatesTo(app, account.address)).includes('application_disconnected'), 'its contacts are told')
})
