import { test } from 'node:test'
import { startApp } from '/work/main/test/start-app.ts'
import { person, assertAccessible } from '/work/main/test/browser-tests/chromium.ts'
for (const scripts of [true, false]) test('probe '+scripts, async () => {
  await using app = await startApp()
  let t = performance.now()
  const lap = (s) => { console.log(s, Math.round(performance.now()-t)); t = performance.now() }
  await using p = await person(app, {language:'ja', scripts})
  lap('person')
  await p.page.goto('/sign-in'); lap('goto')
  await assertAccessible(p.page).catch(e=>console.log(e.message)); lap('axe')
  await assertAccessible(p.page).catch(e=>console.log(e.message)); lap('axe')
  await p.page.screenshot({path:'/tmp/a.png'}); lap('shot')
})
