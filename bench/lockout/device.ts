import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page, Request, Route } from '@playwright/test'
import { openSlowLine } from './slow-line.ts'

/** How text gets into a field. */
export type Hand = 'keys' | 'paste' | 'password manager' | 'japanese keyboard'

export type DeviceOptions = {
  language?: 'ja' | 'en'
  scripts?: boolean
  userAgent?: string
  /** Everything goes through a line that can be slow. */
  slowLine?: true
}

export type Device = Awaited<ReturnType<typeof openDevice>>

/** One person's browser, with the troubles that a browser and a machine can have; each can be ended again. */
export async function openDevice(browser: Browser, url: string, options: DeviceOptions = {}) {
  const { language = 'en', scripts = true } = options
  const line = options.slowLine ? await openSlowLine() : undefined
  const asked: BrowserContextOptions = {
    baseURL: url,
    locale: language === 'ja' ? 'ja-JP' : 'en-GB',
    timezoneId: 'Asia/Tokyo',
    javaScriptEnabled: scripts,
    viewport: { width: 1280, height: 900 },
    ...(options.userAgent ? { userAgent: options.userAgent } : {}),
    // Chromium goes past proxies to its own machine unless it is told otherwise.
    ...(line ? { proxy: { server: line.url, bypass: '<-loopback>' } } : {}),
  }
  const context = await browser.newContext(asked)
  context.setDefaultTimeout(10_000)
  const page = await context.newPage()
  const wire = await context.newCDPSession(page)
  let clicks = 0
  let capsLock = false
  let clockMs = 0

  if (scripts) await context.addInitScript(standInForMachine)

  /** The page learns of the machine's state when it is opened, and now. */
  async function tellPages(): Promise<void> {
    if (!scripts) return
    await context.addInitScript(setMachine, { capsLock, clockMs })
    for (const each of context.pages()) await each.evaluate(setMachine, { capsLock, clockMs }).catch(() => {})
  }

  return {
    context,
    page,
    language,
    scripts,
    get clicks() {
      return clicks
    },
    /** Clicks that were made before on another device. */
    count(before: number) {
      clicks += before
    },
    /** Caps Lock of the keyboard. */
    async capsLock(on: boolean) {
      capsLock = on
      await tellPages()
    },
    /** Moves this device's clock, against the world's or along with it. */
    async clock(ms: number) {
      clockMs = ms
      await tellPages()
    },
    get clockMs() {
      return clockMs
    },
    async type(field: Locator, text: string, hand: Hand = 'keys') {
      await field.click()
      await field.fill('')
      if (hand === 'paste') return paste(page, field, text)
      if (hand === 'password manager') return fillIn(wire, page, field, text)
      if (hand === 'japanese keyboard') return compose(wire, text)
      if (text.length > 0) await field.pressSequentially(capsLock ? swapCase(text) : text)
    },
    /** Clicks on a link or a button, and waits for where it leads. */
    async click(target: Locator) {
      clicks += 1
      await follow(page, () => target.click())
    },
    /** Opens an address by a link elsewhere, in a mail or by typing it: one click too. */
    async open(address: string) {
      clicks += 1
      await page.goto(address, { waitUntil: 'load' }).catch(() => {})
    },
    follow: (act: () => Promise<unknown>, milliseconds?: number) => follow(page, act, milliseconds),
    /** Sends the form that the field is in, by its key. */
    async enter(field: Locator) {
      await follow(page, () => field.press('Enter'), sendingMilliseconds)
    },
    /** The setting "block all cookies": neither scripts nor answers keep any, and there is no storage. */
    async blockCookies() {
      await wire.send('Emulation.setDocumentCookieDisabled', { disabled: true })
      await context.clearCookies()
      await context.route('**/*', withoutCookies)
      await context.addInitScript(noStorage)
    },
    async allowCookies() {
      await wire.send('Emulation.setDocumentCookieDisabled', { disabled: false })
      await context.unroute('**/*', withoutCookies)
      await context.addInitScript(() => {
        delete (globalThis as { genkanNoStorage?: true }).genkanNoStorage
      })
    },
    /** How long each request waits. */
    lag: (ms: number) => line?.delay(ms),
    async [Symbol.asyncDispose]() {
      await context.close()
      await line?.[Symbol.asyncDispose]()
    },
  }
}

/** A form may have to wait for its proof of work. */
const sendingMilliseconds = 8000

/** Does something and, if that leads to another page within a while, waits for it. */
async function follow(page: Page, act: () => Promise<unknown>, milliseconds = 400): Promise<void> {
  const ignored = () => undefined
  const leaves = (request: Request) => request.isNavigationRequest() && request.frame() === page.mainFrame()
  const asked = page.waitForRequest(leaves, { timeout: milliseconds }).catch(ignored)
  const arrived = page.waitForEvent('load', { timeout: 15_000 }).catch(ignored)
  await act()
  if (await asked) await arrived
}

const swapCase = (text: string) =>
  text.replace(/[a-z]/gi, (letter) => (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()))

type Machine = { capsLock: boolean; clockMs: number }

/**
 * In the page: neither Caps Lock nor the machine's clock can be set from outside a browser without a screen. So the
 * keys that really arrive say what Caps Lock does, and the clock is moved where pages read it.
 */
function standInForMachine(): void {
  const machine = globalThis as typeof globalThis & { genkanMachine?: Machine }
  if (machine.genkanMachine) return
  machine.genkanMachine = { capsLock: false, clockMs: 0 }
  const state = () => machine.genkanMachine as Machine
  const modifier = KeyboardEvent.prototype.getModifierState
  KeyboardEvent.prototype.getModifierState = function getModifierState(key) {
    return key === 'CapsLock' ? state().capsLock : modifier.call(this, key)
  }
  const { now } = Date
  Date.now = () => now() + state().clockMs
  const { timeOrigin } = performance
  Object.defineProperty(performance, 'timeOrigin', { get: () => timeOrigin + state().clockMs })
}

function setMachine(state: Machine): void {
  Object.assign(globalThis, { genkanMachine: state })
}

function noStorage(): void {
  const page = globalThis as typeof globalThis & { genkanNoStorage?: true }
  page.genkanNoStorage = true
  for (const name of ['localStorage', 'sessionStorage'] as const) {
    const real = page[name]
    Object.defineProperty(page, name, {
      configurable: true,
      get() {
        if (page.genkanNoStorage) throw new DOMException('Access is denied for this document.', 'SecurityError')
        return real
      },
    })
  }
}

async function withoutCookies(route: Route): Promise<void> {
  const { cookie: _, ...headers } = await route.request().allHeaders()
  const answer = await route.fetch({ maxRedirects: 0, headers }).catch(() => undefined)
  if (!answer) return route.abort().catch(() => {})
  const kept = answer.headersArray().filter(({ name }) => name.toLowerCase() !== 'set-cookie')
  await route.request().frame().page().context().clearCookies()
  await route
    .fulfill({ response: answer, headers: Object.fromEntries(kept.map(({ name, value }) => [name, value])) })
    .catch(() => {})
}

async function paste(page: Page, field: Locator, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
  await field.focus()
  await page.keyboard.press('Control+V')
}

type Wire = Awaited<ReturnType<BrowserContext['newCDPSession']>>

/** As a browser's own password manager does: a value without keys, and the field says that it was filled in. */
async function fillIn(_wire: Wire, _page: Page, field: Locator, text: string): Promise<void> {
  await field.fill(text)
  await field.evaluate((input) => {
    const { matches } = Element.prototype
    const filled = (selector: string) => /^:(-webkit-)?autofill$/.test(selector) || matches.call(input, selector)
    Object.defineProperty(input, 'matches', { value: filled })
  })
}

/** An input method that composes kana from keys, and commits them. */
async function compose(wire: Wire, text: string): Promise<void> {
  for (let length = 1; length <= text.length; length += 1) {
    const part = text.slice(0, length)
    await wire.send('Input.imeSetComposition', { text: part, selectionStart: length, selectionEnd: length })
  }
  await wire.send('Input.insertText', { text })
}
