// @ts-check
/**
 * Fields that help while one types: show and hide, Caps Lock, Japanese input, odd characters, addresses that look
 * mistyped. Each hint stands under its field, is spoken politely, and repairs in one click what can be repaired.
 *
 * @import { Observations } from '../records/sign-in-log/observations.ts'
 * @import { Message, Page, Text } from './app.js'
 */
import {
  countInvisible,
  countSpacesAround,
  countTabs,
  countWide,
  halfWidth,
  readCode,
  readIdentifier,
  readNewPassword,
  withoutInvisible,
  withoutOddSpaces,
} from './typing.js'

/** Hints wait until typing rests, so that a reader does not talk into every key. */
const rest_ms = 400

/** Where every page begins. @type {Observations} */
const nothingTyped = { capsSeen: false, imeComposition: false, pasted: false, keystrokes: 0 }

/** @param {Page} page */
export function startFields(page) {
  Object.assign(page.facts, nothingTyped)
  for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll('input[data-check]'))) {
    watch(page, input)
    noteTyping(page, input)
    if ('secret' in input.dataset) startSecret(page, input)
    if (input.dataset.check === 'identifier') startIdentifier(page, input)
    if (input.dataset.check === 'code') startCode(page, input)
    if (input.dataset.rule) startNewPassword(page, input)
  }
  keepAcrossLanguages()
  document.addEventListener('pointerdown', () => pointer.down())
  document.addEventListener('pointerup', () => pointer.up())
  document.addEventListener('pointercancel', () => pointer.up())
}

/** What was typed, secrets and codes apart, goes along to the same page in the other language. */
function keepAcrossLanguages() {
  const key = `typed ${location.pathname}`
  const inputs = /** @type {NodeListOf<HTMLInputElement>} */ (
    document.querySelectorAll(
      'main input:is([type="text"], [type="email"], [type="tel"]):not([data-check="code"], [data-secret])',
    )
  )
  const typed = () => Object.fromEntries([...inputs].map(({ id, value }) => [id, value]))
  try {
    for (const [id, value] of Object.entries(JSON.parse(sessionStorage.getItem(key) ?? '{}'))) {
      const input = [...inputs].find((one) => one.id === id)
      if (input && !input.value) input.value = value
    }
    sessionStorage.removeItem(key)
    for (const link of document.querySelectorAll('.tongues a')) {
      link.addEventListener('click', () => sessionStorage.setItem(key, JSON.stringify(typed())))
    }
  } catch {
    // A browser that keeps no storage loses what was typed here; that is all.
  }
}

// A hint that opens between pressing and releasing would move the button away from under the finger.
const pointer = {
  isDown: false,
  /** @type {(() => void)[]} */
  waiting: [],
  down() {
    this.isDown = true
  },
  up() {
    this.isDown = false
    setTimeout(() => {
      for (const act of this.waiting.splice(0)) act()
    }, 50)
  },
  /** @param {() => void} act */
  whenUp(act) {
    if (this.isDown) this.waiting.push(act)
    else act()
  },
}

/**
 * @param {Page} page
 * @param {Text | undefined} text
 * @param {Record<string, string | number>} values
 * @param {() => void} [run]
 * @returns {Message}
 */
function messageOf({ fill }, text, values, run) {
  return { said: fill(text, values), code: text?.code, action: fill({ said: text?.action ?? '' }, values), run }
}

/** The events of our own clicks. @type {WeakSet<Event>} */
const own = new WeakSet()

/** Puts another text into a field, as if it had been typed. @param {HTMLInputElement} input @param {string} value */
function replace(input, value) {
  const event = new Event('input', { bubbles: true })
  own.add(event)
  input.value = value
  input.dispatchEvent(event)
  input.dispatchEvent(new Event('change', { bubbles: true }))
  input.focus()
}

/** Gathers facts about typing and looks at odd characters, in every field that is checked. @param {Page} page @param {HTMLInputElement} input */
function watch(page, input) {
  const { facts } = page
  input.addEventListener('keydown', ({ key }) => {
    if (key && key !== 'Tab' && key !== 'Enter' && key !== 'Shift') facts.keystrokes = (facts.keystrokes ?? 0) + 1
  })
  input.addEventListener('compositionstart', () => {
    facts.imeComposition = true
  })
  input.addEventListener('paste', (event) => {
    facts.pasted = true
    // A field drops line breaks before anybody can look at them; the clipboard still has them.
    const lines = /[\r\n]/.test(event.clipboardData?.getData('text').trim() ?? '')
    page.hint(input, 'lines', lines ? messageOf(page, page.texts.lines, {}) : undefined)
  })
  afterRest(input, () => showOddCharacters(page, input))
}

/**
 * Events that a program makes are not trusted. What our own hints put in is as good as typed; a program that tells of
 * what it puts in is a password manager, and from then on nothing there is of the person's own hand.
 * @param {Page} page @param {HTMLInputElement} input
 */
function noteTyping({ typed }, input) {
  input.addEventListener('input', (event) => {
    if (event.isTrusted || own.has(event)) typed.set(input, input.value)
    else typed.delete(input)
  })
}

/** @param {HTMLInputElement} input @param {() => void} act */
function afterRest(input, act) {
  /** @type {number | undefined} */
  let timer
  input.addEventListener('input', () => {
    clearTimeout(timer)
    timer = Number(setTimeout(() => pointer.whenUp(act), rest_ms))
  })
}

/** @param {Page} page @param {HTMLInputElement} input */
function showOddCharacters(page, input) {
  const { texts } = page
  const { value } = input
  const mend = (/** @type {(text: string) => string} */ change) => () => replace(input, change(input.value))
  /** @param {string} name @param {Text | undefined} text @param {number} n @param {() => void} [run] */
  const tell = (name, text, n, run) => page.hint(input, name, n ? messageOf(page, text, { n }, run) : undefined)
  tell('wide', texts.ime, countWide(value), halfWidth(value) === value ? undefined : mend(halfWidth))
  tell('invisible', texts.invisible, countInvisible(value), mend(withoutInvisible))
  if (!('secret' in input.dataset)) return
  tell('around', texts.spacesAround, countSpacesAround(value), mend(withoutOddSpaces))
  tell('tabs', texts.spacesInside, countTabs(value), mend(withoutOddSpaces))
}

// ---- Secrets

/** @param {Page} page @param {HTMLInputElement} input */
function startSecret(page, input) {
  const button = /** @type {HTMLButtonElement | null} */ (document.querySelector(`button[data-show="${input.id}"]`))
  if (button) {
    button.hidden = false
    button.addEventListener('click', () => {
      show(page, input, input.type === 'password')
      input.focus()
    })
  }
  for (const type of ['keydown', 'keyup', 'pointerdown']) {
    input.addEventListener(type, (event) => noticeCaps(page, input, /** @type {KeyboardEvent} */ (event)))
  }
  // Not when the field alone is left: the hint's own button comes after it.
  input.closest('.field')?.addEventListener('focusout', (event) => {
    const inside = input
      .closest('.field')
      ?.contains(/** @type {Node | null} */ (/** @type {FocusEvent} */ (event).relatedTarget))
    if (!inside) pointer.whenUp(() => page.hint(input, 'caps', undefined))
  })
  addEventListener('pageshow', (event) => event.persisted && show(page, input, false))
}

/** @param {Page} page @param {HTMLInputElement} input @param {boolean} open */
function show({ texts, fill, say }, input, open) {
  if ((input.type === 'text') === open) return
  input.type = open ? 'text' : 'password'
  const button = document.querySelector(`button[data-show="${input.id}"]`)
  if (button) {
    button.textContent = fill(open ? texts.hide : texts.show)
    button.setAttribute('aria-label', fill(open ? texts.hidePassword : texts.showPassword))
  }
  say(fill(open ? texts.passwordShown : texts.passwordHidden))
}

/** Filling by a password manager sends key events that carry no modifiers. @param {Page} page @param {HTMLInputElement} input @param {KeyboardEvent} event */
function noticeCaps(page, input, event) {
  if (typeof event.getModifierState !== 'function') return
  const on = event.getModifierState('CapsLock')
  if (on && event.type === 'keydown' && event.key.length === 1) page.facts.capsSeen = true
  const reveal = () => {
    show(page, input, true)
    input.focus()
  }
  page.hint(
    input,
    'caps',
    on ? messageOf(page, page.texts.caps, {}, input.type === 'password' ? reveal : undefined) : undefined,
  )
}

/** Ticks off what a new password needs, and fills in a suggestion on request. @param {Page} page @param {HTMLInputElement} input */
function startNewPassword(page, input) {
  const rule = JSON.parse(input.dataset.rule ?? '{}')
  const list = document.getElementById(`${input.id}-rules`)
  const meter = /** @type {HTMLMeterElement | null} */ (list?.querySelector('meter') ?? null)
  let met = false
  input.addEventListener('input', () => {
    const now = readNewPassword(input.value, rule)
    for (const item of /** @type {NodeListOf<HTMLElement>} */ (list?.querySelectorAll('[data-rule-part]') ?? [])) {
      const done = Boolean(now[/** @type {'upper'} */ (item.dataset.rulePart)])
      item.classList.toggle('met', done)
      const state = item.querySelector('[data-state]')
      if (state) state.textContent = page.fill(done ? page.texts.ruleMet : page.texts.ruleOpen)
    }
    if (meter) meter.value = Math.min(now.length, rule.long)
    if (now.met && !met) page.say(page.fill(page.texts.rulesMet))
    met = now.met
  })
  const button = /** @type {HTMLButtonElement | null} */ (document.querySelector(`button[data-suggest="${input.id}"]`))
  if (!button || !globalThis.crypto) return
  button.hidden = false
  button.addEventListener('click', () => {
    show(page, input, true)
    replace(input, suggestPassword())
    page.say(page.fill(page.texts.suggested))
  })
}

/** Twenty letters and digits that are not mistaken for one another, in four groups: 98 bits. */
function suggestPassword() {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  const groups = [0, 1, 2, 3].map(() => Array.from({ length: 5 }, () => letters[randomBelow(letters.length)]).join(''))
  return groups.join('-')
}

/** @param {number} limit up to 256 */
function randomBelow(limit) {
  const byte = new Uint8Array(1)
  do crypto.getRandomValues(byte)
  while (Number(byte[0]) >= 256 - (256 % limit))
  return Number(byte[0]) % limit
}

// ---- Addresses

/** @param {Page} page @param {HTMLInputElement} input */
function startIdentifier(page, input) {
  /** @type {Promise<typeof import('./typo-domains.js')> | undefined} */
  let list
  input.addEventListener('input', () => {
    list ??= import('./typo-domains.js')
    for (const name of ['format', 'domain']) page.hint(input, name, undefined)
  })
  input.addEventListener('change', async () => {
    const typed = input.value
    const { kind, suggestion } = readIdentifier(typed)
    const meant = (await list)?.suggestAddress(typed)
    pointer.whenUp(() => {
      if (input.value !== typed) return
      const take = (/** @type {string | undefined} */ text) => (text ? () => replace(input, text) : undefined)
      const unfinished = messageOf(page, page.texts.format, { suggestion: suggestion ?? '' }, take(suggestion))
      page.hint(input, 'format', kind === 'unfinished' && !meant ? unfinished : undefined)
      page.hint(
        input,
        'domain',
        meant ? messageOf(page, page.texts.domain, { suggestion: meant }, take(meant)) : undefined,
      )
    })
  })
}

// ---- Codes

/** @param {Page} page @param {HTMLInputElement} input */
function startCode(page, input) {
  const digits = Number(input.dataset.digits ?? 6)
  let before = 0
  input.addEventListener('input', () => {
    const code = readCode(input.value)
    const cameAtOnce = code.length - before > 1
    before = code.length
    if (code.length === digits) page.hint(input, 'length', undefined)
    // Only a code that was pasted or filled in goes by itself: the sixth key may still be the wrong one.
    if (cameAtOnce && code.length === digits && 'goesAlone' in input.dataset) input.form?.requestSubmit()
  })
  input.addEventListener('change', () => {
    const { length: n } = readCode(input.value)
    const off = n > 0 && n !== digits
    const message = off ? messageOf(page, page.texts.codeLength, { length: digits, n }, pasteAgain(input)) : undefined
    pointer.whenUp(() => page.hint(input, 'length', message))
  })
}

/** @param {HTMLInputElement} input */
function pasteAgain(input) {
  if (!navigator.clipboard?.readText) return undefined
  return () =>
    navigator.clipboard.readText().then(
      (text) => replace(input, readCode(text)),
      () => input.focus(),
    )
}
