import assert from 'node:assert/strict'
import { after } from 'node:test'
import AxeBuilder from '@axe-core/playwright'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from '@playwright/test'
import type { Language } from '../../src/platform/i18n/index.ts'
import type { TestApp } from '../start-app.ts'

let launched: Promise<Browser> | undefined

/** One Chromium for all tests of a file. Without a network of its own: nothing but the installation under test is asked. */
export function openChromium(): Promise<Browser> {
  launched ??= chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  })
  return launched
}

after(async () => (await launched)?.close())

export type PersonOptions = {
  language?: Language
  /** false walks as a browser does that runs no scripts. */
  scripts?: boolean
  context?: BrowserContextOptions
}

export type Person = Awaited<ReturnType<typeof person>>

/** One person with a browser of their own: cookies, language and, if wanted, no scripts. */
export async function person(app: TestApp, options: PersonOptions = {}) {
  const { language = 'en', scripts = true } = options
  const browser = await openChromium()
  const context = await browser.newContext({
    baseURL: app.url,
    locale: language === 'ja' ? 'ja-JP' : 'en-GB',
    timezoneId: 'Asia/Tokyo',
    javaScriptEnabled: scripts,
    viewport: { width: 1280, height: 900 },
    ...options.context,
  })
  context.setDefaultTimeout(10_000)
  const strangers = await keepToOneself(context, app)
  const page = await context.newPage()
  const faults = watchForFaults(page)
  return {
    context,
    page,
    language,
    scripts,
    /** Requests to other hosts that were tried. */
    strangers,
    async [Symbol.asyncDispose]() {
      await context.close()
      assert.deepEqual(strangers, [], 'asked another host')
      assert.deepEqual(faults, [], 'a page reported faults')
    },
  }
}

/** Whatever leads away from this machine is stopped, and noted. */
async function keepToOneself(context: BrowserContext, app: TestApp): Promise<string[]> {
  const strangers: string[] = []
  const { hostname } = new URL(app.url)
  await context.route(
    (url) => url.hostname !== hostname && url.hostname !== '127.0.0.1',
    (route) => {
      strangers.push(route.request().url())
      return route.abort()
    },
  )
  return strangers
}

/** Exceptions in scripts, and whatever the content security policy stopped. */
export function watchForFaults(page: Page): string[] {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource|ERR_INTERNET_DISCONNECTED/.test(message.text()))
      faults.push(message.text())
  })
  return faults
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** No finding of axe on this page (WCAG 2.2 AA, and what it calls best practice). */
export async function assertAccessible(page: Page, where = new URL(page.url()).pathname): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(tags).analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)
  assert.deepEqual(found, [], `accessibility of ${where}`)
}

/** The code of the problem that the page shows; undefined when it shows none. */
export async function problemOf(page: Page): Promise<string | undefined> {
  const shown = page.locator('main [data-problem]').first()
  return (await shown.count()) ? ((await shown.getAttribute('data-problem')) ?? undefined) : undefined
}

/** The path of the page, without its query. */
export function pathOf(page: Page): string {
  return new URL(page.url()).pathname
}

/** Presses what sends the page's first form, or the one to `action`, and waits for the next page. */
export async function send(page: Page, action?: string): Promise<void> {
  const form = action ? `form[action="${action}"]` : 'main form'
  await page.locator(`${form} button.primary`).first().click()
}
