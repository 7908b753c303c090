/**
 * Takes pictures of every page and state, in both languages, wide and narrow, light and dark, into `.screens`
 * (which git ignores), to be looked at.
 *
 *     node scripts/screenshots.ts [language] [part of a room's name]
 */
import { mkdirSync } from 'node:fs'
import { type Language, languages } from '../src/platform/i18n/index.ts'
import { closeChromium, type Person } from '../test/browser-tests/chromium.ts'
import { rooms, walkRoom } from '../test/browser-tests/gallery.ts'

const folder = new URL('../.screens/', import.meta.url)
const sizes = { wide: { width: 1280, height: 900 }, narrow: { width: 360, height: 740 } }

async function photograph(language: Language, name: string, { page }: Person): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    for (const [size, viewport] of Object.entries(sizes)) {
      await page.setViewportSize(viewport)
      const file = new URL(`${language}/${size}-${scheme}/${name}.png`, folder)
      await page.screenshot({ path: file.pathname, fullPage: true })
    }
  }
  await page.setViewportSize(sizes.wide)
}

const [wanted, only] = process.argv.slice(2)
mkdirSync(folder, { recursive: true })
for (const language of languages) {
  if (wanted && wanted !== language) continue
  const chosen = Object.keys(rooms).filter((room) => !only || room.includes(only))
  for (const room of chosen) await walkRoom(room, language, (name, person) => photograph(language, name, person))
}
await closeChromium()
