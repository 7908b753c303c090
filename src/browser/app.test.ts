import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import AxeBuilder from '@axe-core/playwright'
import { serve } from '@hono/node-server'
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import { createChallenge, verifySolution } from 'altcha-lib/v1'
import { Hono } from 'hono'
import { noticed, noticedFrom } from '../pages/sign-in/noticed.ts'
import * as h from '../platform/html/index.ts'
import { languages, translator } from '../platform/i18n/index.ts'
import { problem } from '../platform/problems/index.ts'
import { clockFace } from './waiting.js'

// These tests are about the scripts: small pages of our own components, a real browser, the strictest policy.

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

const hmacKey = 'a key for tests'
const { html } = h
const posted: Record<string, string>[] = []

const pages: Record<string, (view: h.View) => Promise<string> | string> = {
  who: (view) =>
    h.layout(view, {
      title: 'Sign in',
      body: h.form({ action: '/posted', evidence: true }, [
        h.field(view, { name: 'userName', label: 'Address', autocomplete: 'username', check: 'identifier' }),
        h.button('Next'),
      ]),
    }),
  password: (view) =>
    h.layout(
      { ...view, attemptId: 'at_01' },
      {
        title: 'Sign in',
        problem: problem('credentials_mismatch'),
        body: html`${h.problemSummary(view, problem('credentials_mismatch'), { for: 'password' })}${h.form(
          { action: '/posted', evidence: true },
          [
            h.passwordField(view, {
              name: 'password',
              label: 'Password',
              autocomplete: 'current-password',
              problem: problem('credentials_mismatch'),
            }),
            h.button('Sign in'),
          ],
        )}`,
        aside: html`${noticed(view, noticedFrom(view, { capsSeen: true, keystrokes: 4 }))}`,
      },
    ),
  fresh: (view) =>
    h.layout(view, {
      title: 'New password',
      body: h.form({ action: '/posted' }, [
        h.newPasswordField(view, {
          name: 'password',
          label: 'New password',
          rule: { short: 8, long: 15, composition: true },
        }),
        h.button('Save'),
      ]),
    }),
  code: (view) =>
    h.layout(view, {
      title: 'Code',
      body: html`${h.form({ action: '/posted' }, [h.codeField(view, { name: 'code', label: 'Code', goesAlone: true }), h.button('Go on')])}
        ${h.form({ action: '/posted' }, h.resendButton(view, 'Send again', { waitSeconds: 3 }))}`,
    }),
  pause: (view) =>
    h.layout(view, {
      title: 'Paused',
      body: html`${h.pauseClock(view, { remainingSeconds: 3, totalSeconds: 60 })}${h.form({ action: '/posted' }, [
        h.passwordField(view, { name: 'password', label: 'Password', autocomplete: 'current-password' }),
        h.button('Sign in', { waits: true }),
      ])}`,
    }),
  reset: async (view) =>
    h.layout(view, {
      title: 'Reset',
      body: h.form({ action: '/posted', proofOfWork: await createChallenge({ hmacKey, maxnumber: 5000 }) }, [
        h.field(view, { name: 'userName', label: 'Address', check: 'identifier' }),
        h.button('Send'),
      ]),
    }),
}

const app = new Hono()
app.use(async (c, next) => {
  await next()
  c.header('Content-Security-Policy', policy)
})
app.route('/', h.assets)
app.get('/favicon.ico', (c) => c.body(null, 204))
app.get('/:page', async (c) => {
  const language = languages.find((one) => one === c.req.query('lang')) ?? 'en'
  const view = { language, t: translator(language), host: 'id.example.com', path: new URL(c.req.url).pathname }
  const page = await pages[c.req.param('page')]!(view)
  const shift = Number(c.req.query('clock') ?? 0)
  return c.html(
    page.replace(/data-server-time="(\d+)"/, (_, time) => `data-server-time="${Number(time) + shift}"`),
    200,
    {
      'Cache-Control': 'no-store',
    },
  )
})
app.post('/posted', async (c) => {
  posted.push((await c.req.parseBody()) as Record<string, string>)
  await new Promise((resolve) => setTimeout(resolve, c.req.query('slow') ? 1500 : 400))
  return c.html('<!doctype html><html lang="en"><title>Posted</title><h1>Posted</h1>')
})

let server: ReturnType<typeof serve>
let browser: Browser
let origin: string

before(async () => {
  server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
})

after(async () => {
  await browser?.close()
  server?.close()
})

/** A page in a browser of its own; what the console reports as an error fails the test. */
async function open(path: string, prepare?: (context: BrowserContext) => Promise<unknown>) {
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] })
  await prepare?.(context)
  const page = await context.newPage()
  const errors: string[] = []
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  page.on('pageerror', (error) => errors.push(error.message))
  // Deferred scripts have run when a page is loaded.
  await page.goto(origin + path)
  posted.length = 0
  const close = async () => {
    await context.close()
    assert.deepEqual(errors, [])
  }
  return { page, context, [Symbol.asyncDispose]: close }
}

/** Playwright has no Caps Lock: the event that a keyboard sends with it. */
async function pressWithCaps(page: Page, on: boolean) {
  await page.locator('#password').evaluate((input, modifierCapsLock) => {
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'A', bubbles: true, modifierCapsLock }))
  }, on)
}

test('a password is shown and hidden on request, told politely, and hidden again when it is sent', async () => {
  await using shown = await open('/password')
  const { page } = shown
  const field = page.locator('#password')
  await field.fill('secret')
  await page.getByRole('button', { name: 'Show the password' }).click()
  assert.equal(await field.getAttribute('type'), 'text')
  assert.ok(await page.getByText('The password can be seen now.').isVisible())
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'password')
  await page.getByRole('button', { name: 'Hide the password' }).click()
  assert.equal(await field.getAttribute('type'), 'password')
  await page.getByRole('button', { name: 'Show the password' }).click()
  await page.getByRole('button', { name: 'Sign in' }).click({ noWaitAfter: true })
  await page.waitForFunction(() => document.querySelector('#password')?.getAttribute('type') !== 'text')
  await page.getByRole('heading', { name: 'Posted' }).waitFor()
})

test('the summary of a problem has the focus when the page opens', async () => {
  await using opened = await open('/password')
  assert.equal(await opened.page.evaluate(() => document.activeElement?.getAttribute('role')), 'alert')
})

test('Caps Lock is told while it is on, with one click to see what was typed', async () => {
  await using opened = await open('/password')
  const { page } = opened
  await page.locator('#password').focus()
  await pressWithCaps(page, true)
  const hint = page.locator('#password-hints [data-problem="GK1005"]')
  await hint.getByText('Caps Lock is on').waitFor()
  await hint.getByRole('button', { name: 'Show what I typed' }).click()
  assert.equal(await page.locator('#password').getAttribute('type'), 'text')
  await pressWithCaps(page, false)
  await hint.waitFor({ state: 'detached' })
})

test('full-width input is counted and made half-width in one click', async () => {
  await using opened = await open('/password')
  const { page } = opened
  await page.locator('#password').fill('ｔａｎａｋａ1')
  const hint = page.locator('[data-problem="GK1006"]')
  await hint.getByText('6 characters are full-width').waitFor()
  await hint.getByRole('button', { name: 'Change to half-width' }).click()
  assert.equal(await page.locator('#password').inputValue(), 'tanaka1')
  await hint.waitFor({ state: 'detached' })
})

test('spaces, tabs and characters that cannot be seen are told and taken out in one click', async () => {
  await using opened = await open('/password')
  const { page } = opened
  const field = page.locator('#password')
  await field.fill(' se\u200bcret\tword ')
  const hints = page.locator('#password-hints')
  await hints.getByText('2 spaces before or after').waitFor()
  await hints.getByText('1 tab inside').waitFor()
  await hints.getByText("1 character can't be seen").waitFor()
  await hints.locator('[data-name="invisible"] button').click()
  await hints.locator('[data-name="around"] button').click()
  assert.equal(await field.inputValue(), 'secretword')
})

test('an address with a mistyped domain is put right in one click', async () => {
  await using opened = await open('/who')
  const { page } = opened
  await page.locator('#userName').fill('tanaka@gmial.com')
  await page.locator('#userName').blur()
  const hint = page.locator('[data-problem="GK1003"]')
  await hint.getByText('Did you mean tanaka@gmail.com?').waitFor()
  await hint.getByRole('button', { name: 'Use this address' }).click()
  assert.equal(await page.locator('#userName').inputValue(), 'tanaka@gmail.com')
  await hint.waitFor({ state: 'detached' })
})

test('half an address is told, and mended where it is plain what was meant', async () => {
  await using opened = await open('/who')
  const { page } = opened
  await page.locator('#userName').fill('tanaka @example,com')
  await page.locator('#userName').blur()
  await page.locator('[data-problem="GK1002"]').getByRole('button', { name: 'Use tanaka@example.com' }).click()
  assert.equal(await page.locator('#userName').inputValue(), 'tanaka@example.com')
  await page.locator('#userName').fill('tanaka')
  await page.locator('#userName').blur()
  await page.locator('[data-problem="GK1002"]').waitFor()
  assert.equal(await page.locator('[data-problem="GK1002"] button').count(), 0)
})

test('a press on a button is not lost to a hint that opens at the same moment', async () => {
  await using opened = await open('/who')
  const { page } = opened
  await page.locator('#userName').fill('tanaka@gmial.com')
  await page.getByRole('button', { name: 'Next' }).click({ delay: 600 })
  await page.getByRole('heading', { name: 'Posted' }).waitFor()
})

test('what was typed goes along to the other language; a password does not', async () => {
  await using opened = await open('/who')
  await opened.page.locator('#userName').fill('tanaka@example.com')
  await opened.page.getByRole('link', { name: '日本語' }).click()
  await opened.page.waitForURL(/lang=ja/)
  await opened.page.waitForFunction(
    () => document.querySelector<HTMLInputElement>('#userName')?.value === 'tanaka@example.com',
  )
  await using secret = await open('/password')
  await secret.page.locator('#password').fill('secret')
  await secret.page.getByRole('button', { name: 'Show the password' }).click()
  await secret.page.getByRole('link', { name: '日本語' }).click()
  await secret.page.waitForURL(/lang=ja/)
  assert.equal(await secret.page.locator('#password').inputValue(), '')
})

test('a second click sends nothing, the button keeps its label and shows that it works', async () => {
  await using opened = await open('/password')
  const { page } = opened
  await page.locator('#password').fill('secret')
  // Playwright sees nothing of a page that is about to be left: the page itself takes the note.
  await page.locator('form').evaluate((form: HTMLFormElement) => {
    form.setAttribute('action', '/posted?slow=1')
    new MutationObserver(([change]) => {
      const button = change?.target as HTMLButtonElement
      sessionStorage.setItem('seen', `${button.getAttribute('aria-busy')} ${button.textContent} ${button.disabled}`)
    }).observe(form, { subtree: true, attributeFilter: ['aria-busy'] })
  })
  await page.getByRole('button', { name: 'Sign in' }).dblclick({ noWaitAfter: true })
  await page.getByRole('heading', { name: 'Posted' }).waitFor()
  assert.equal(await page.evaluate(() => sessionStorage.getItem('seen')), 'true Sign in false')
  assert.equal(posted.length, 1)
})

test('characters that cannot be seen, and fields that somebody else has put in, are told', async () => {
  for (const [text, added] of [
    ['Abc', false],
    ['Abc\u200b', true],
  ] as const) {
    await using opened = await open('/password')
    const { page } = opened
    await page.locator('#password').fill(text)
    if (added)
      await page.locator('form').evaluate((form: HTMLFormElement) => {
        const field = document.createElement('input')
        field.name = 'coupon'
        form.append(field)
      })
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: 'Posted' }).waitFor()
    const facts = JSON.parse(posted.at(-1)!.evidence ?? '{}')
    assert.deepEqual([facts.invisible, facts.formChanged, facts.nonAscii], [added, added, false])
  }
})

/** What a program in the page does to the password. */
const meddling = {
  cutAtTheEnd: () => {
    const field = document.querySelector('#password') as HTMLInputElement
    document.addEventListener('submit', () => Object.assign(field, { value: field.value.slice(0, 6) }), true)
  },
  addAtTheEnd: () => {
    const field = document.querySelector('#password') as HTMLInputElement
    document.addEventListener('submit', () => Object.assign(field, { value: `${field.value}-more` }), true)
  },
  fillAndTell: () => {
    const field = document.querySelector('#password') as HTMLInputElement
    field.value = 'short'
    field.dispatchEvent(new Event('input', { bubbles: true }))
  },
}

test('what is sent otherwise than it was typed is noticed; a password manager or our own hint is not', async () => {
  const cases = [
    { typed: 'Ribbon-otter', by: meddling.cutAtTheEnd, rewritten: true },
    { typed: 'Rib', by: meddling.addAtTheEnd, rewritten: false },
    { typed: 'Ribbon-otter', by: meddling.fillAndTell, rewritten: false },
    { typed: '', by: meddling.fillAndTell, rewritten: false },
    { typed: 'Ribbon-otter ', click: 'Remove them', rewritten: false },
    { typed: 'Ribbon-otter', rewritten: false },
  ]
  for (const { typed, by, click, rewritten } of cases) {
    await using opened = await open('/password')
    const { page } = opened
    await page.locator('#password').focus()
    await page.keyboard.type(typed)
    if (click) await page.getByRole('button', { name: click }).click()
    if (by) await page.evaluate(by)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: 'Posted' }).waitFor()
    const facts = JSON.parse(posted.at(-1)!.evidence ?? '{}')
    assert.equal(facts.rewritten, rewritten, `${typed} ${by?.name ?? click}`)
  }
})

test('evidence holds names and counts, never what was typed, and stays under 1 kB', async () => {
  await using opened = await open('/password')
  const { page } = opened
  await page.locator('#password').focus()
  await page.keyboard.type('Abc ')
  await pressWithCaps(page, true)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: 'Posted' }).waitFor()
  const { evidence = '' } = posted[0]!
  const facts = JSON.parse(evidence)
  assert.ok(evidence.length <= 1000 && !evidence.includes('Abc'))
  assert.deepEqual(
    [facts.capsSeen, facts.keystrokes, facts.trimmed, facts.nonAscii, facts.pasted, facts.autofilled],
    [true, 5, true, false, false, false],
  )
  assert.deepEqual(
    [facts.cookieProbe, facts.storageProbe, facts.online, facts.tabCount, facts.inApp],
    [true, true, true, 1, null],
  )
  assert.ok(
    Math.abs(facts.clockSkewMs) < 5000 &&
      facts.rttMs >= 0 &&
      facts.sinceLoadMs > 0 &&
      facts.features.includes('crypto'),
  )
})

test('pages of one browser know how many they are', async () => {
  await using opened = await open('/who')
  const second = await opened.context.newPage()
  await second.goto(`${origin}/who`)
  await second.getByRole('button', { name: 'Next' }).click()
  await second.getByRole('heading', { name: 'Posted' }).waitFor()
  assert.equal(JSON.parse(posted[0]!.evidence!).tabCount, 2)
})

test('offline, a form waits and goes by itself when the connection is back', async () => {
  await using opened = await open('/password')
  const { page, context } = opened
  await page.locator('#password').fill('secret')
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.locator('#notices [data-problem="GK6006"]').getByText('This device is offline').waitFor()
  assert.equal(posted.length, 0)
  assert.equal(await page.locator('#password').inputValue(), 'secret')
  await context.setOffline(false)
  await page.getByRole('heading', { name: 'Posted' }).waitFor()
  assert.equal(posted.length, 1)
})

test('a browser that keeps no cookies is told before anything is typed', async () => {
  const withoutCookies = (context: BrowserContext) =>
    context.addInitScript(() => Object.defineProperty(Document.prototype, 'cookie', { get: () => '', set: () => {} }))
  await using opened = await open('/who', withoutCookies)
  await opened.page.locator('#notices [data-problem="GK6001"]').getByText('Allow them for 127.0.0.1').waitFor()
})

test('a clock that is off is told from two minutes on', async () => {
  await using off = await open(`/who?clock=${-5 * 60_000}`)
  await off.page.locator('#notices [data-problem="GK6008"]').getByText('5 minutes off').waitFor()
  await using near = await open(`/who?clock=${-60_000}`)
  assert.equal(await near.page.locator('#notices [data-problem]').count(), 0)
})

test('a code that is pasted goes by itself, one that is typed does not, and a short one is told', async () => {
  await using opened = await open('/code')
  const { page } = opened
  await page.locator('#code').focus()
  await page.keyboard.type('12345')
  await page.locator('#code').blur()
  await page.locator('[data-problem="GK1007"]').getByText('The code has 6 digits. You entered 5.').waitFor()
  await page.locator('#code').focus()
  await page.keyboard.type('6')
  await page.waitForTimeout(200)
  assert.equal(posted.length, 0)
  await page.evaluate(() => navigator.clipboard.writeText('123 456'))
  await page.locator('#code').fill('')
  await page.keyboard.press('Control+V')
  await page.getByRole('heading', { name: 'Posted' }).waitFor()
  assert.equal(posted[0]!.code, '123 456')
})

test('sending again opens by itself and says when', async () => {
  await using opened = await open('/code')
  const button = opened.page.getByRole('button', { name: 'Send again' })
  await button.click({ force: true })
  await opened.page.locator('#spoken').getByText('You can send it again in').waitFor()
  assert.equal(posted.length, 0)
  await opened.page.locator('#resend:not([aria-disabled])').waitFor()
  assert.equal(await opened.page.locator('#resend-wait').textContent(), '')
})

test('a pause counts down, opens its button in place, and leaves the focus where it is', async () => {
  await using opened = await open('/pause')
  const { page } = opened
  await page.locator('#password').focus()
  assert.equal(await page.locator('button[data-waits]').getAttribute('aria-disabled'), 'true')
  await page.locator('#spoken').getByText('3 seconds left').waitFor()
  await page.getByText('The wait is over. You can sign in with a password now.').waitFor()
  assert.equal(await page.locator('[role=timer]').textContent(), '0:00')
  assert.equal(await page.locator('button[data-waits]').getAttribute('aria-disabled'), null)
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'password')
})

test('a device whose clock is off counts down the same wait', async () => {
  await using opened = await open('/pause?clock=0', (context) =>
    context.addInitScript(() => {
      const now = Date.now.bind(Date)
      Date.now = () => now() + 3_600_000
    }),
  )
  assert.match((await opened.page.locator('[role=timer]').textContent()) ?? '', /^0:0[1-3]$/)
})

test('the proof of work is done without the person, and is one that the server accepts', async () => {
  await using opened = await open('/reset')
  const { page } = opened
  await page.locator('#userName').fill('tanaka@example.com')
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByRole('heading', { name: 'Posted' }).waitFor()
  assert.equal(posted.length, 1)
  assert.ok(await verifySolution(posted[0]!.altcha ?? '', hmacKey))
})

test('a new password is ticked off as it grows, and a good one is suggested', async () => {
  await using opened = await open('/fresh')
  const { page } = opened
  await page.locator('#password').fill('Abcdefg')
  assert.deepEqual(
    await page.locator('.met').evaluateAll((all) => all.map((one) => one.getAttribute('data-rule-part'))),
    ['upper', 'lower'],
  )
  await page.locator('#password').fill('Abcdefg1')
  await page.getByText('The password is long enough.').waitFor()
  await page.getByRole('button', { name: 'Suggest one' }).click()
  assert.match(await page.locator('#password').inputValue(), /^([a-z2-9]{5}-){3}[a-z2-9]{5}$/)
  assert.equal(await page.locator('#password').getAttribute('type'), 'text')
})

test('the code and the number of the attempt are copied', async () => {
  await using opened = await open('/password')
  await opened.page.locator('button.copy').click()
  await opened.page.locator('button.copy', { hasText: 'Copied' }).waitFor()
  assert.equal(await opened.page.evaluate(() => navigator.clipboard.readText()), 'GK3001 at_01')
})

test('without scripts the same pages send the same forms', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${origin}/password`)
  assert.equal(await page.locator('button[data-show]').isVisible(), false)
  assert.equal(await page.locator('button.copy').isVisible(), false)
  posted.length = 0
  await page.locator('#password').fill('secret')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: 'Posted' }).waitFor()
  assert.equal(posted[0]!.password, 'secret')
  await context.close()
})

test('every page is clean for axe, wide and narrow, light and dark, and does not scroll sideways at 320 px', async () => {
  for (const [width, colorScheme, lang] of [
    [1280, 'light', 'ja'],
    [320, 'dark', 'en'],
  ] as const) {
    const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme })
    const page = await context.newPage()
    for (const name of Object.keys(pages)) {
      await page.goto(`${origin}/${name}?lang=${lang}`)
      const { violations } = await new AxeBuilder({ page }).analyze()
      assert.deepEqual(
        violations.map(({ id, nodes }) => `${name}: ${id} ${nodes.map(({ target }) => target)}`),
        [],
      )
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width, name)
    }
    await context.close()
  }
})

test('a page loads in at most 6 requests, all from here', async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  const addresses: string[] = []
  page.on('request', (request) => addresses.push(request.url()))
  await page.goto(`${origin}/who`)
  await page.waitForLoadState('networkidle')
  assert.ok(addresses.length <= 6, addresses.join('\n'))
  assert.ok(addresses.every((address) => address.startsWith(origin)))
  await context.close()
})

test('the face of the clock', () => {
  assert.deepEqual([0, 47, 60, 3725].map(clockFace), ['0:00', '0:47', '1:00', '1:02:05'])
})
