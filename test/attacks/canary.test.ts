import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sentMessages } from '../../src/mechanisms/delivery/index.ts'
import { issueOnce } from '../../src/mechanisms/one-time/index.ts'
import { password, signIn, startApp, type TestApp } from '../start-app.ts'
import { askFor, codeFor, fresh, generous, linkFor, proveForReset } from './means.ts'

const address = 'aiko@example.com'

type Told = { asked: string; said: string }

/** Every answer of the application from now on, with what was asked. */
function overhear(app: TestApp): { told: Told[]; end(): void } {
  const { fetch } = globalThis
  const told: Told[] = []
  globalThis.fetch = async (input, init) => {
    const answer = await fetch(input, init)
    const url = String(input)
    if (url.startsWith(app.url) && !url.startsWith(`${app.url}/local/`)) {
      const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n')
      told.push({ asked: url, said: `${headers}\n\n${await answer.clone().text()}` })
    }
    return answer
  }
  return {
    told,
    end() {
      globalThis.fetch = fetch
    },
  }
}

/** Walks through everything that issues codes and links, also the wrong ways. */
async function walkEverything(app: TestApp): Promise<string[]> {
  const account = await app.given.account({ address })
  const browser = app.browser()
  const signUp = await browser.submit(await browser.get('/sign-up'), '/sign-up', { email: 'hana@example.com' })
  await app.pass(31)
  await browser.submit(signUp, '/sign-up/resend')
  await browser.submit(signUp, '/sign-up/code', { code: '000000' })
  const details = await browser.submit(signUp, '/sign-up/code', { code: await codeFor(app, 'hana@example.com') })
  await browser.submit(details, '/sign-up/details', { fullName: 'Hana', password })
  await askFor(app, app.browser(), 'nobody@example.com')
  await askFor(app, app.browser(), address)
  const link = await linkFor(app, address, 'reset_code')
  const other = app.browser()
  await other.submit(await other.get(link), link)
  await app.browser().get(link)
  await app.browser().send(link, {})
  const reset = app.browser()
  await reset.submit(await proveForReset(app, reset, address), '/reset/password', { password: fresh })
  const code = app.browser()
  const asked = await askFor(app, code, address, '/sign-in/code')
  await code.send('/sign-in/code/code?returnCode=true&return_code=1', {
    ...asked.fields(),
    returnCode: 'true',
    code: '1',
  })
  await code.submit(asked, '/sign-in/code/code', { code: await codeFor(app, address) })
  for (let index = 0; index < 11; index += 1) await signIn(app.browser(), address, `guess ${index}`)
  const wayIn = await issueOnce(app.db, 'way_in', { ...account, minutes: 60 })
  await app.browser().get(`/sign-in/way-in/${wayIn}`)
  await app.browser().send(`/sign-in/way-in/${wayIn}`, {})
  for (const path of ['/account', '/accounts', '/sign-out', '/help', '/status']) await reset.get(path)
  return [wayIn]
}

/** Codes and the secret parts of links, as they were mailed. */
async function issued(app: TestApp): Promise<{ codes: string[]; tokens: string[] }> {
  const mails = await sentMessages(app.db, app.keys, app.config)
  const text = JSON.stringify(mails)
  const tokens = [...text.matchAll(/\/(?:link|way-in|not-me|password-undo|contact-undo|restore)\/([\w-]{43})/g)].map(
    ([, token]) => token as string,
  )
  return { codes: [...new Set(mails.flatMap(({ code }) => code ?? []))], tokens: [...new Set(tokens)] }
}

async function walked() {
  const logged: string[] = []
  const app = await startApp({ limits: generous, logged })
  const { told, end } = overhear(app)
  try {
    const more = await walkEverything(app)
    const { codes, tokens } = await issued(app)
    assert.ok(codes.length >= 5 && tokens.length >= 5, `${codes.length} codes, ${tokens.length} links`)
    return { told, logged: [...logged], codes, tokens: [...tokens, ...more] }
  } finally {
    end()
    await app[Symbol.asyncDispose]()
  }
}

const walk = walked()
const alone = (code: string) => new RegExp(`(?<![\\w-])${code}(?![\\w-])`)

test('ATK-042 ATK-043 no code that was issued is in any answer', async () => {
  const { told, codes } = await walk
  for (const { asked, said } of told)
    for (const code of codes) assert.doesNotMatch(said, alone(code), `${code} at ${asked}`)
})

test('ATK-043 no link that was mailed is in any answer but to whoever came with it', async () => {
  const { told, tokens } = await walk
  for (const { asked, said } of told)
    for (const token of tokens) assert.ok(asked.includes(token) || !said.includes(token), `${token} at ${asked}`)
})

test('ATK-043 neither codes nor passwords, addresses or cookies are in the log', async () => {
  const { logged, codes } = await walk
  const text = logged.join('')
  assert.ok(logged.length > 50)
  for (const code of codes) assert.doesNotMatch(text, alone(code))
  assert.doesNotMatch(text, /aiko|hana@|Ribbon-otter|Maple-otter|genkan_session|flow=/)
})

test('ATK-043 no link that was mailed is in the log', async () => {
  const { logged, tokens } = await walk
  const text = logged.join('')
  for (const token of tokens)
    assert.ok(
      !text.includes(token),
      text.split('\n').find((line) => line.includes(token)),
    )
})
