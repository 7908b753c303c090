import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deviceOf, type Guide, type GuideId, guideOf, guides, variantsFor } from './index.ts'

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
  const first = (id: GuideId, agent: string, domain?: string) =>
    variantsFor(guideOf(id, 'en') as Guide, deviceOf(agent), domain).own[0]?.name
  assert.equal(first('allow_cookies', agents.chrome), 'Chrome on a computer')
  assert.equal(first('allow_cookies', agents.edge), 'Edge on a computer')
  assert.equal(first('allow_cookies', agents.firefox), 'Firefox on a computer')
  assert.equal(first('allow_cookies', agents.safari), 'Safari on a Mac')
  assert.equal(first('allow_cookies', agents.iphone), 'Safari on an iPhone or iPad')
  assert.equal(first('allow_cookies', agents.samsung), 'Samsung Internet')
  assert.equal(first('other_browser', agents.line), 'Inside another app (LINE, Instagram …)')
  assert.equal(first('set_clock', agents.iphone), 'iPhone, iPad')
  assert.equal(first('carrier', agents.iphone, 'docomo.ne.jp'), 'docomo')
  assert.equal(first('check_junk', agents.chrome, 'gmail.com'), 'Gmail')
})

test('nothing is hidden from a browser that nobody knows: every way is there', () => {
  for (const guide of guides.en) {
    const { own, others } = variantsFor(guide, deviceOf(undefined), undefined)
    assert.equal(own.length + others.length, guide.variants.length, guide.id)
  }
})
