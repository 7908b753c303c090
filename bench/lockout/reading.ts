import type { Page } from '@playwright/test'
import { type CauseId, causeIds, causes, type RepairId, repairIds } from '../../src/diagnosis/index.ts'

export type Named = { cause: CauseId; confidence: number | undefined }

/** What a person sees of a page, as far as it tells what is the matter and what to do. */
export type Sight = {
  url: URL
  title: string
  text: string
  /** Codes of the problems that it shows. */
  problems: string[]
  /** Causes that it names, in order. */
  named: Named[]
  /** Repairs that can be clicked, in order: those of a finding and of the helper before those of the page. */
  repairs: RepairId[]
  /** Where its forms go. */
  forms: string[]
  /** Whether it asks something: a question of the bank. */
  asks: string | undefined
}

export async function look(page: Page): Promise<Sight> {
  const seen = await page.evaluate(() => {
    const main = document.querySelector('main') ?? document.body
    const shown = (each: Element) => (each as HTMLElement).offsetParent !== null
    const attributes = (selector: string, name: string) =>
      [...main.querySelectorAll(selector)].filter(shown).map((each) => each.getAttribute(name) ?? '')
    const repairs = [...main.querySelectorAll(':is(a, button)[data-repair]')].filter(shown).map((each) => ({
      id: each.getAttribute('data-repair') ?? '',
      near: each.closest('[data-cause], form[action^="/helper/"]') !== null,
    }))
    return {
      title: document.querySelector('h1')?.textContent ?? '',
      text: main.textContent ?? '',
      problems: attributes('[data-problem]', 'data-problem'),
      named: [...main.querySelectorAll('[data-cause]')].map((each) => ({
        cause: each.getAttribute('data-cause') ?? '',
      })),
      repairs,
      attempt: main.querySelector('.attempt code')?.textContent ?? undefined,
      forms: [...main.querySelectorAll('form')].map((each) => each.getAttribute('action') ?? ''),
      asks: main.querySelector('form#question input[name="question"]')?.getAttribute('value') ?? undefined,
    }
  })
  const url = new URL(page.url())
  const near = seen.repairs.filter((each) => each.near)
  const ordered = url.pathname.startsWith('/helper') ? seen.repairs : [...near, ...seen.repairs]
  return {
    ...seen,
    url,
    text: seen.text.replace(/\s+/g, ' ').trim(),
    named: await withConfidence(page, seen.attempt, seen.named.map(({ cause }) => cause).filter(isCause)),
    repairs: [...new Set(ordered.map(({ id }) => id).filter(isRepair))],
  }
}

/** The page says how sure it is in words; the same answer as JSON gives the number. The person does not see it. */
async function withConfidence(page: Page, attempt: string | undefined, named: CauseId[]): Promise<Named[]> {
  const once = [...new Set(named)]
  if (once.length === 0) return []
  const link = page.locator('main a[href^="/helper/result.json"]').first()
  const answer =
    (await link.count()) > 0
      ? await ask(page, (await link.getAttribute('href')) as string)
      : attempt
        ? await ask(page, '/helper/diagnoses', { attempt })
        : undefined
  const told = answer?.ok ? await findingsOf(answer) : []
  return once.map((cause) => ({ cause, confidence: told.find((each) => each.cause === cause)?.confidence }))
}

/** What "find out why" of this page would say, without going there. */
export async function behindLink(page: Page): Promise<Named[]> {
  const link = page.locator('main a[href^="/helper?"]').first()
  if ((await link.count()) === 0) return []
  const result = await ask(page, (await link.getAttribute('href')) as string)
  const token = new URL(result.url).searchParams.get('case')
  return token ? findingsOf(await ask(page, `/helper/result.json?case=${token}`)) : []
}

/** Asks as this browser, beside its pages. */
async function ask(page: Page, path: string, body?: object): Promise<Response> {
  const { origin } = new URL(page.url())
  const cookies = await page.context().cookies(origin)
  const headers = {
    cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
    ...(body ? { 'content-type': 'application/json' } : {}),
  }
  return fetch(`${origin}${path}`, body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers })
}

async function findingsOf(answer: Response): Promise<Named[]> {
  const { findings } = (await answer.json()) as { findings: { cause: CauseId; confidence: number }[] }
  return findings.map(({ cause, confidence }) => ({ cause, confidence }))
}

function isCause(text: string): text is CauseId {
  return (causeIds as readonly string[]).includes(text)
}

function isRepair(text: string): text is RepairId {
  return (repairIds as readonly string[]).includes(text)
}

/** The causes that a page tells in its own words, by the code of its problem; the one for "does not match" tells none. */
export function toldBy(codes: readonly string[]): CauseId[] {
  return [...new Set(codes)]
    .filter((code) => code !== 'GK3001' && code !== 'GK6002')
    .flatMap((code) => causeIds.filter((cause) => causes[cause].said.some((said) => said.code === code)))
}
