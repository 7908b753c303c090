import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after } from 'node:test'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Locator,
  type Page,
} from '@playwright/test'
import type { Language } from '../../src/platform/i18n/index.ts'
import type { TestApp } from '../start-app.ts'

let launched: Promise<Browser> | undefined

/** One Chromium for all tests of a file. */
export function openChromium(more: string[] = []): Promise<Browser> {
  launched ??= chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      ...more,
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

export async function closeChromium(): Promise<void> {
  await (await launched)?.close()
  launched = undefined
}

after(closeChromium)

export type PersonOptions = {
  language?: Language
  /** false walks as in a browser that runs no scripts. */
  scripts?: boolean
  context?: BrowserContextOptions
}

/** Every journey is walked in both languages, with scripts and without. */
export const walks = [
  { language: 'ja', scripts: true, how: 'in Japanese' },
  { language: 'en', scripts: true, how: 'in English' },
  { language: 'ja', scripts: false, how: 'in Japanese without scripts' },
  { language: 'en', scripts: false, how: 'in English without scripts' },
] as const

export type Person = Awaited<ReturnType<typeof openPerson>>

/**
 * One person with a browser of their own: cookies, language and, if wanted, no scripts. At the end it is an error
 * when a page asked another host, or when a script failed.
 */
export async function openPerson(app: Pick<TestApp, 'url'>, options: PersonOptions = {}) {
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
  // Long enough for a machine that does much else; nothing waits for it when all is well.
  context.setDefaultTimeout(30_000)
  const strangers = await keepToOneself(context, app.url)
  const page = await context.newPage()
  const faults = watchForFaults(page)
  return {
    app,
    context,
    page,
    language,
    scripts,
    go: (path: string) => page.goto(path),
    /** Types into the field with this name, replacing what is there. */
    type: (name: string, text: string) => fieldOf(page, name).fill(text),
    field: (name: string) => fieldOf(page, name),
    /** Presses the one primary button of the card, or the button or link with this text, and waits for the next page. */
    press: (what?: string | RegExp) => press(page, what),
    /** Types a code: a whole one goes by itself where scripts run. */
    enterCode: async (code: string) => {
      if (!scripts) {
        await fieldOf(page, 'code').fill(code)
        return press(page)
      }
      const arrived = page.waitForEvent('load')
      await fieldOf(page, 'code').fill(code)
      await arrived
    },
    path: () => new URL(page.url()).pathname,
    problem: () => problemOf(page),
    title: () => textOf(page.locator('h1')),
    text: () => textOf(page.locator('main')),
    /** The text of one element, white space folded. */
    textOf: (selector: string) => textOf(page.locator(selector)),
    /** axe on the way, where no scripts run; every page and state with scripts is looked at in every-page.ts. */
    assertAccessible: async () => scripts || assertAccessible(page, scripts),
    async [Symbol.asyncDispose]() {
      await context.close()
      assert.deepEqual(strangers, [], 'asked another host')
      assert.deepEqual(faults, [], 'a page reported faults')
    },
  }
}

/** Whatever leads away from this machine is stopped, and noted. */
async function keepToOneself(context: BrowserContext, url: string): Promise<string[]> {
  const strangers: string[] = []
  const { hostname } = new URL(url)
  await context.route(
    (asked) => asked.hostname !== hostname && asked.hostname !== '127.0.0.1',
    (route) => {
      strangers.push(route.request().url())
      return route.abort()
    },
  )
  return strangers
}

/** Exceptions in scripts, and whatever the content security policy stopped. */
function watchForFaults(page: Page): string[] {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => {
    const said = message.text()
    if (message.type() === 'error' && !said.startsWith('Failed to load resource')) faults.push(said)
  })
  return faults
}

function fieldOf(page: Page, name: string): Locator {
  return page.locator(`main [name="${name}"]:not([type="hidden"], .hidden)`)
}

async function press(page: Page, what?: string | RegExp): Promise<void> {
  const target =
    what === undefined
      ? page.locator('main .button.primary').first()
      : page
          .getByRole('button', { name: what, exact: typeof what === 'string' })
          .or(page.getByRole('link', { name: what, exact: typeof what === 'string' }))
          .first()
  const arrived = page.waitForEvent('load')
  await target.click()
  await arrived
}

async function textOf(locator: Locator): Promise<string> {
  return ((await locator.textContent()) ?? '').replace(/\s+/g, ' ').trim()
}

/** The code of the problem that the page shows; undefined when it shows none. */
async function problemOf(page: Page): Promise<string | undefined> {
  const shown = page.locator('main [role="alert"][data-problem]')
  return (await shown.count()) > 0 ? ((await shown.first().getAttribute('data-problem')) ?? undefined) : undefined
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** axe finds nothing on this page: WCAG 2.2 AA, and what it calls best practice. */
export async function assertAccessible(page: Page, scripts = true): Promise<void> {
  if (!scripts) return onCopy(page, (copy) => assertAccessible(copy))
  await runAxe(page, { type: 'tag', values: tags })
}

/** Text and its ground differ enough, in the colours of the moment. */
export async function assertContrast(page: Page, scripts = true): Promise<void> {
  if (scripts) await runAxe(page, { type: 'rule', values: ['color-contrast'] })
}

const axePath = createRequire(import.meta.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js')
const axeSource = readFileSync(axePath, 'utf8')

type Axe = {
  run(options: object): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }>
}

/** As AxeBuilder does, but put into a page once and asked for violations alone: ten times as quick. */
async function runAxe(page: Page, runOnly: { type: 'tag' | 'rule'; values: string[] }): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource)
  const found = await page.evaluate(async (only) => {
    const { axe } = globalThis as unknown as { axe: Axe }
    const { violations } = await axe.run({ runOnly: only, resultTypes: ['violations'] })
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} (${failureSummary?.replace(/\s+/g, ' ')})`),
    )
  }, runOnly)
  assert.deepEqual(found, [], `accessibility of ${new URL(page.url()).pathname}`)
}

/** axe is a script itself: where none may run, it looks at the same document in a browser where it may. */
async function onCopy(page: Page, look: (copy: Page) => Promise<void>): Promise<void> {
  const body = (await page.content()).replace(/<script.*?<\/script>|<link rel="modulepreload".*?>/gs, '')
  copies ??= (await openChromium()).newPage()
  const copy = await copies
  await copy.route(page.url(), (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }))
  await copy.goto(page.url())
  await look(copy)
  await copy.unrouteAll()
}

let copies: Promise<Page> | undefined

/** What a person has asked of their browser: larger text, more room between lines, words and letters (WCAG 1.4.4, 1.4.12). */
export async function setText(page: Page, size: '100%' | '200%', spaced: boolean): Promise<void> {
  await page.evaluate(
    ([fontSize, roomy]) => {
      const letterSpacing = roomy ? '0.12em' : ''
      const wordSpacing = roomy ? '0.16em' : ''
      Object.assign(document.documentElement.style, { fontSize })
      Object.assign(document.body.style, { letterSpacing, wordSpacing, lineHeight: roomy ? '1.5' : '' })
    },
    [size, spaced] as const,
  )
}

/** Nothing is cut off and nothing has to be scrolled sideways (WCAG 1.4.10). */
export async function assertFits(page: Page): Promise<void> {
  const wide = await page.evaluate(() => {
    const room = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= room) return []
    return [...document.querySelectorAll('body *')]
      .filter((each) => each.getBoundingClientRect().right > room + 1 && !each.closest('.hidden'))
      .map((each) => each.outerHTML.slice(0, 120))
  })
  const { width } = page.viewportSize() ?? { width: 0 }
  assert.deepEqual(wide, [], `wider than ${width} px: ${new URL(page.url()).pathname}`)
}
