import { test } from 'node:test'
import type { Language } from '../../src/platform/i18n/index.ts'
import { assertAccessible, assertContrast, assertFits, setText } from './chromium.ts'
import { rooms, walkRoom } from './gallery.ts'

const wide = { width: 1280, height: 900 }

/** Every page and state: axe in light and dark, no scrolling sideways at 320 px, with 200 % text and with more space. */
export function testEveryPage(language: Language): void {
  for (const room of Object.keys(rooms)) {
    test(`every page is accessible and fits in ${language}: ${room}`, async () => {
      await walkRoom(room, language, async (_name, { page, scripts }) => {
        // Colours that are still on their way to others are none of the page's.
        await page.emulateMedia({ reducedMotion: 'reduce' })
        await assertAccessible(page, scripts)
        await page.emulateMedia({ colorScheme: 'dark' })
        await assertContrast(page, scripts)
        await page.emulateMedia({ colorScheme: 'light' })
        await setText(page, '200%', false)
        await assertFits(page)
        await setText(page, '100%', true)
        await page.setViewportSize({ width: 320, height: 640 })
        await assertFits(page)
        await setText(page, '100%', false)
        await page.setViewportSize(wide)
      })
    })
  }
}
