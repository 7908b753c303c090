/**
 * Takes the pictures for the README into `docs/pictures`:
 *
 *     node scripts/screenshots.ts
 *
 * or, to be looked at, pictures of every page and state in both languages, wide and narrow, light and dark, into
 * `.screens`, which git ignores:
 *
 *     node scripts/screenshots.ts all [ja|en] [part of a room's name in test/browser-tests/gallery.ts]
 */
import { mkdirSync } from 'node:fs'
import type { Language } from '../src/platform/i18n/index.ts'
import { closeChromium, openChromium, openPerson, type Person } from '../test/browser-tests/chromium.ts'
import { capsLock, rooms, toPassword, tryPassword, walkRoom } from '../test/browser-tests/gallery.ts'
import { startApp } from '../test/start-app.ts'

const sizes = { wide: { width: 1280, height: 900 }, narrow: { width: 360, height: 740 } }

async function photographAll(languages: Language[], part = ''): Promise<void> {
  const chosen = Object.keys(rooms).filter((room) => room.includes(part))
  for (const language of languages) {
    for (const room of chosen)
      await walkRoom(room, language, (name, person) => photograph(`${language}/`, name, person.page))
  }
}

async function photograph(place: string, name: string, page: Person['page']): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    for (const [size, viewport] of Object.entries(sizes)) {
      await page.setViewportSize(viewport)
      const path = pathOf(`.screens/${place}${size}-${colorScheme}/${name}.png`)
      await page.screenshot({ path, fullPage: true })
    }
  }
  await page.setViewportSize(sizes.wide)
}

/** As people see it: a real name in the address bar, and none of local mode's notes. */
const host = 'id.example.co.jp'

async function photographForReadme(): Promise<void> {
  await using app = await startApp({ config: { url: `http://${host}`, local: false, smtpUrl: 'smtp://127.0.0.1:1' } })
  await openChromium([
    `--host-resolver-rules=MAP ${host} 127.0.0.1:${app.port}`,
    `--unsafely-treat-insecure-origin-as-secure=http://${host}`,
  ])
  await app.given.account({ address: 'tanaka@example.com', name: '田中 花子', language: 'ja' })
  await app.given.account({ address: 'aiko@example.com', name: 'Aiko Tanaka' })
  mkdirSync(pathOf('docs/pictures'), { recursive: true })
  await mistyped(app.url)
  await paused(app.url)
  await account(app.url)
  await helperCold(app.url)
  await helperResult(app.url)
}

async function mistyped(url: string): Promise<void> {
  await using person = await openPerson({ url }, { language: 'ja', context: { viewport: { width: 920, height: 700 } } })
  await toPassword(person, 'aiko@example.com')
  await tryPassword(person, 'Ribbon-otter-7-maple')
  await toPassword(person, 'tanaka@example.com')
  await person.page.locator('#password').focus()
  await capsLock(person)
  await person.page.keyboard.type('RIBBON')
  await person.press()
  await keep(person, 'sign-in-mistyped')
}

async function paused(url: string): Promise<void> {
  await using person = await openPerson(
    { url },
    { language: 'en', context: { viewport: { width: 560, height: 700 }, colorScheme: 'dark' } },
  )
  await toPassword(person, 'nobody@example.com')
  for (let i = 0; i < 10; i += 1) await tryPassword(person, `guess ${i}`)
  await keep(person, 'sign-in-paused')
}

async function account(url: string): Promise<void> {
  await using person = await openPerson(
    { url },
    { language: 'en', context: { viewport: { width: 1080, height: 700 } } },
  )
  await toPassword(person, 'aiko@example.com')
  await tryPassword(person, 'Ribbon-otter-7-maple')
  await keep(person, 'my-account')
}

async function helperCold(url: string): Promise<void> {
  await using person = await openPerson({ url }, { language: 'en', context: { viewport: { width: 860, height: 900 } } })
  await person.go('/helper')
  await keep(person, 'helper-doors')
}

async function helperResult(url: string): Promise<void> {
  await using person = await openPerson({ url }, { language: 'ja', context: { viewport: { width: 920, height: 700 } } })
  await toPassword(person, 'tanaka@example.com')
  await person.page.locator('#password').focus()
  await capsLock(person)
  await person.page.keyboard.type('RIBBON')
  await person.press()
  await person.page.locator('[data-repair="find_cause"]').first().click()
  await person.page.waitForURL(/case=/)
  await keep(person, 'helper-result')
}

async function keep({ page }: Person, name: string): Promise<void> {
  await page.screenshot({ path: pathOf(`docs/pictures/${name}.png`), fullPage: true })
}

function pathOf(place: string): string {
  return new URL(`../${place}`, import.meta.url).pathname
}

const [what, language, part] = process.argv.slice(2)
if (what === 'all') await photographAll(language ? [language as Language] : ['ja', 'en'], part)
else await photographForReadme()
await closeChromium()
