import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import type { WebEnv } from '../../platform/http/index.ts'
import { chooseLanguage, type Language, languages, translator } from '../../platform/i18n/index.ts'
import { catalogue, problemSlugs } from '../../platform/problems/index.ts'
import { groups, helpRoutes } from './index.ts'

const url = 'https://id.example.co.jp'
const slugs = problemSlugs()

const app = new Hono<WebEnv>().route(
  '/',
  helpRoutes({
    url,
    view: (c) => {
      const language = chooseLanguage(c.req.query('lang'))
      const path = c.req.url.slice(c.req.url.indexOf('/', 8))
      return { language, t: translator(language), host: 'id.example.co.jp', path }
    },
  }),
)

async function read(path: string, language: Language = 'en', status = 200): Promise<string> {
  const answer = await app.request(`${path}${path.includes('?') ? '&' : '?'}lang=${language}`)
  assert.equal(answer.status, status, path)
  return answer.text()
}

test('every code has a page in both languages, with nothing left to fill in', async () => {
  for (const language of languages) {
    for (const slug of slugs) {
      const document = await read(`/help/e/${catalogue[slug].code}`, language)
      const main = /<main[\s\S]*<\/main>/.exec(document)?.[0] ?? ''
      assert.ok(main.includes(catalogue[slug].code), slug)
      assert.doesNotMatch(main, /\{\w+\}|undefined|\[object|>false</, `${language} ${slug}`)
      assert.match(main, /<ol class="reading">/)
    }
  }
})

test('a code is found however it is written', async () => {
  for (const written of ['3001', 'gk3001', ' GK-3001 ', 'ＧＫ３００１', 'credentials_mismatch']) {
    const answer = await app.request(`/help?q=${encodeURIComponent(written)}&lang=en`)
    assert.equal(answer.status, 303, written)
    assert.equal(answer.headers.get('location'), `${url}/help/e/GK3001?lang=en`)
  }
  assert.equal((await app.request('/help/e/gk3001')).headers.get('location'), `${url}/help/e/GK3001`)
})

test('words find their problem, also those that people bring from elsewhere', async () => {
  const first = async (query: string, language: Language) => {
    const found = /id="results"[\s\S]*?\/help\/e\/(GK\d+)/.exec(
      await read(`/help?q=${encodeURIComponent(query)}`, language),
    )
    return found?.[1]
  }
  assert.equal(await first('二段階認証', 'ja'), 'GK7003')
  assert.equal(await first('account locked', 'en'), 'GK3003')
  assert.equal(await first('gmial', 'en'), 'GK1003')
  assert.match(await read('/help?q=xyzzy'), /Nothing fits “xyzzy”/)
})

test('an unknown code is a 404 that helps', async () => {
  const document = await read('/help/e/GK2001', 'en', 404)
  assert.match(document, /GK2002/)
  assert.match(document, /name="q"/)
  const hostile = await read(`/help/e/${encodeURIComponent('<script>alert(1)</script>')}`, 'ja', 404)
  assert.doesNotMatch(hostile, /<script>alert/)
})

test('what was searched for comes back as text only', async () => {
  const document = await read(`/help?q=${encodeURIComponent('"><img src=x onerror=alert(1)>')}`)
  assert.doesNotMatch(document, /<img/)
})

test('what to do first: typing, account, reset, cookies, another device, a person', async () => {
  const first = /id="first"[\s\S]*?<\/ol>/.exec(await read('/help'))?.[0] ?? ''
  const order = [
    'Look at what you typed',
    'Take the right account',
    'Reset the password',
    'Let the browser start fresh',
  ]
  const places = [...order, 'Try another browser', 'Ask a person'].map((title) => first.indexOf(title))
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  )
  assert.ok(places.every((place) => place > 0))
})

test('the index lists every code once', async () => {
  const codes = /id="codes"[\s\S]*/.exec(await read('/help', 'ja'))?.[0].match(/\/help\/e\/GK\d{4}/g) ?? []
  assert.equal(codes.length, slugs.length)
  assert.equal(new Set(codes).size, groups.flatMap(({ slugs }) => slugs).length)
})

test('every link of the help leads to help, or to a page of the journeys', async () => {
  const known =
    /^\/(help|help\/(cookies|privacy|security)|help\/e\/GK\d{4}|sign-in|accounts?|reset|start-clean|helper(\?code=GK\d{4})?|\.well-known\/security\.txt)$/
  const pages = [
    '/help',
    '/help/cookies',
    '/help/privacy',
    '/help/security',
    ...slugs.map((slug) => `/help/e/${catalogue[slug].code}`),
  ]
  for (const path of pages) {
    const main = /<main[\s\S]*<\/main>/.exec(await read(path))?.[0] ?? ''
    for (const [, address = ''] of main.matchAll(/href="([^"#]+)"/g)) {
      assert.match(address, known, path)
      if (/^\/help(\/|$)/.test(address)) assert.equal((await app.request(address)).status, 200, address)
    }
  }
})

test('the short addresses of the cookie and privacy pages lead to them', async () => {
  for (const name of ['cookies', 'privacy']) {
    const answer = await app.request(`/${name}?lang=en`)
    assert.equal(answer.headers.get('location'), `${url}/help/${name}?lang=en`)
  }
})

test('the cookie page names every cookie', async () => {
  const document = await read('/help/cookies')
  const names = ['session', 'stay', 'browser', 'language'].map((name) => `__Host-genkan_${name}`)
  for (const name of [...names, 'genkan_probe']) assert.ok(document.includes(name), name)
})
