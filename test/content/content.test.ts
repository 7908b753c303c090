import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inEachLanguage, type Language, languages } from '../../src/platform/i18n/index.ts'
import { isAskedFor } from './asked-for.ts'
import {
  apologisesForNothing,
  hasBannedWord,
  hasLongSentence,
  hasOtherPlaces,
  hasUnknownPlace,
  isEmpty,
  nameWithoutForm,
} from './faults.ts'
import { nameOf, type Text, textsIn } from './texts.ts'

const all = inEachLanguage(textsIn)
const english = new Map(all.en.map((text) => [nameWithoutForm(text), text.text]))

/** Holds that no text of any language has this fault, and lists those that have it. */
function nobodyHas(fault: (text: Text, language: Language) => string | undefined): void {
  const found = languages.flatMap((language) =>
    all[language].flatMap((text) => {
      const said = fault(text, language)
      return said ? [`${language} ${nameOf(text)} ${said}: ${text.text}`] : []
    }),
  )
  assert.deepEqual(found, [])
}

test('every kind of content is looked at', () => {
  const least = { texts: 2000, help: 700, guides: 150, packs: 400 }
  for (const language of languages) {
    const kinds = Map.groupBy(all[language], ({ kind }) => kind)
    for (const [kind, count] of Object.entries(least)) assert.ok((kinds.get(kind)?.length ?? 0) > count, kind)
  }
})

test('every language has the same files with the same keys', () => {
  const names = (language: Language) => [...new Set(all[language].map(nameWithoutForm))].sort()
  for (const language of languages) assert.deepEqual(names(language), names('en'), language)
})

test('no text is empty', () => nobodyHas(isEmpty))

test('the same places are filled in every language and in every form of what counts', () =>
  nobodyHas((text) => hasOtherPlaces(text, english)))

test('every place is filled by something', () => nobodyHas(hasUnknownPlace))

test('every text is asked for by something', () =>
  nobodyHas((text) => (text.kind !== 'texts' || isAskedFor(nameWithoutForm(text)) ? undefined : 'is read by nobody')))

test('the glossary and the tone hold in every text', () => nobodyHas(hasBannedWord))

test('only our own faults are apologised for', () => nobodyHas(apologisesForNothing))

test('no sentence is too long to be taken in at once', () => nobodyHas(hasLongSentence))

test('each of these faults is found where it is', () => {
  const planted = (text: string, file = 'texts/common.json', key = 'x'): Text => ({
    kind: file.slice(0, file.indexOf('/')),
    file,
    key,
    text,
  })
  assert.ok(isEmpty(planted(' ')))
  assert.equal(isAskedFor('signIn.nobodyAsksForThis'), false)
  const same = new Map([['common.x', 'At {time}']])
  assert.ok(hasOtherPlaces(planted('At {tiem}'), same))
  assert.ok(hasOtherPlaces(planted('At', 'texts/common.json', 'x_one'), same))
  assert.equal(hasOtherPlaces(planted('Um {time}', 'texts/common.json', 'x_other'), same), undefined)
  assert.ok(hasUnknownPlace(planted('At {tiem}')))
  assert.ok(hasUnknownPlace(planted('At {time}', 'help/GK3001.json')))
  assert.equal(hasUnknownPlace(planted('From {from}', 'guides/carrier.json')), undefined)
  for (const file of ['texts/common.json', 'help/GK3001.json', 'guides/carrier.json', 'packs/microsoft/repairs.json']) {
    assert.ok(hasBannedWord(planted('ログインします。', file), 'ja'), file)
    assert.ok(hasBannedWord(planted('Log in here.', file), 'en'), file)
    assert.ok(apologisesForNothing(planted('申し訳ありません。', file)), file)
  }
  assert.ok(hasBannedWord(planted('「リセット」を押します。'), 'ja'), 'our own screens are held to the list')
  assert.equal(hasBannedWord(planted('「リセット」を押します。', 'guides/carrier.json'), 'ja'), undefined)
  assert.equal(apologisesForNothing(planted('ご迷惑をおかけしています。', 'help/GK9001.json')), undefined)
  assert.ok(hasLongSentence(planted('あ'.repeat(61), 'texts/problems.json'), 'ja'))
  assert.equal(hasLongSentence(planted('あ'.repeat(61)), 'ja'), undefined)
})
