import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deviceOf, type Guide, guides, type Line, variantsFor } from './index.ts'

const all = Object.entries(guides) as [string, Guide][]

function* linesOf(guide: Guide): Generator<Line> {
  yield* [guide.title, guide.lead]
  if (guide.warning) yield guide.warning
  if (guide.after) yield guide.after
  for (const { name, steps } of guide.variants) yield* [name, ...steps]
}

test('every guide has steps in both languages, short enough to be followed, and the month of its last reading', () => {
  for (const [id, guide] of all) {
    assert.match(guide.checked, /^20\d\d-(0[1-9]|1[0-2])$/, id)
    assert.ok(
      guide.variants.every(({ steps }) => steps.length > 0),
      id,
    )
    for (const [en, ja] of linesOf(guide)) {
      assert.ok(en && ja, id)
      for (const sentence of en.split(/(?<=[.?])\s+/)) assert.ok(sentence.length <= 120, `${id}: ${sentence}`)
      for (const sentence of ja.split(/(?<=[。？])/)) assert.ok([...sentence].length <= 70, `${id}: ${sentence}`)
    }
  }
})

test('the tone holds: no blame, no begging, one word for each thing', () => {
  for (const [id, guide] of all) {
    for (const [en, ja] of linesOf(guide)) {
      assert.doesNotMatch(en, /\b(please|sorry|oops|invalid|log ?in|log ?out|illegal|forbidden)\b|!$/i, id)
      assert.doesNotMatch(ja, /無効|不正|誤|間違|ログイン|ログアウト|リセット|[０-９Ａ-Ｚａ-ｚ]|！$/, id)
    }
  }
})

const agents = {
  chrome:
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36',
  edge: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0',
  firefox: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:144.0) Gecko/20100101 Firefox/144.0',
  safari:
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15',
  iphone:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1',
  samsung:
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36',
  line: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Safari Line/15.1.0',
}

test('the steps are those of the browser that the person actually has', () => {
  const first = (guide: Guide, agent: string, domain?: string) =>
    variantsFor(guide, deviceOf(agent), domain).own[0]?.name[0]
  assert.equal(first(guides.allow_cookies, agents.chrome), 'Chrome on a computer')
  assert.equal(first(guides.allow_cookies, agents.edge), 'Edge on a computer')
  assert.equal(first(guides.allow_cookies, agents.firefox), 'Firefox on a computer')
  assert.equal(first(guides.allow_cookies, agents.safari), 'Safari on a Mac')
  assert.equal(first(guides.allow_cookies, agents.iphone), 'Safari on an iPhone or iPad')
  assert.equal(first(guides.allow_cookies, agents.samsung), 'Samsung Internet')
  assert.equal(first(guides.other_browser, agents.line), 'Inside another app (LINE, Instagram …)')
  assert.equal(first(guides.set_clock, agents.iphone), 'iPhone, iPad')
  assert.equal(first(guides.carrier, agents.iphone, 'docomo.ne.jp'), 'docomo')
  assert.equal(first(guides.check_junk, agents.chrome, 'gmail.com'), 'Gmail')
})

test('nothing is hidden from a browser that nobody knows: every way is there', () => {
  for (const [id, guide] of all) {
    const { own, others } = variantsFor(guide, deviceOf(undefined), undefined)
    assert.equal(own.length + others.length, guide.variants.length, id)
  }
})
