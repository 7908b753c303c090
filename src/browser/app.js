// @ts-check
/**
 * What the pages gain where scripts run. Every page works without it.
 *
 * The page says what it wants by data attributes and brings every text along (`data-texts` of the body);
 * nothing is asked of the server, nothing is sent but the facts in `evidence`: names and counts, never what was typed.
 * content/model/observations.json declares them; JSON in a hidden field, under 1 kB.
 *
 * @import { Observations } from '../records/sign-in-log/observations.ts'
 */
import { startFields } from './fields.js'
import { countInvisible, withoutInvisible } from './typing.js'

/**
 * A text of the page: `one` stands in when `n` is 1, `code` is the problem's, `action` the label of its click.
 * @typedef {{ said: string, one?: string, code?: string, action?: string }} Text
 * @typedef {{ said: string, kind?: string, code?: string, action?: string, run?: () => void }} Message
 */

/**
 * What the parts of this script share. They get it handed over, so that none of them imports this file.
 * @typedef {object} Page
 * @property {Record<string, Text>} texts
 * @property {Observations} facts
 * @property {WeakMap<HTMLInputElement, string>} typed what a person, or a click on our own hints, has left in a field
 * @property {typeof fill} fill
 * @property {(said: string) => void} say tells assistive technology, politely
 * @property {(name: string, message: Message | undefined) => void} notice shows a message at the head of the card
 * @property {(field: HTMLElement, name: string, message: Message | undefined) => void} hint shows one under its field
 * @property {() => number} serverNow
 */

/** Further off than this and sign-in itself can fail: the message says so. */
const clockTolerance_ms = 120_000

start()

function start() {
  const page = makePage()
  startFields(page)
  startSending(page)
  startCopying(page)
  tellAboutBrowser(page)
  if (document.querySelector('[data-ends], [data-opens-at]'))
    import('./waiting.js').then((part) => part.startWaiting(page))
}

/** @returns {Page} */
function makePage() {
  const loadedAt = Date.now()
  const servedAt = Number(document.body.dataset.serverTime) || loadedAt
  return {
    texts: readTexts(),
    facts: lookAround(servedAt),
    typed: new WeakMap(),
    fill,
    say,
    notice: (name, message) => put(document.getElementById('notices'), 'notice-pattern', name, message),
    hint: (field, name, message) => put(document.getElementById(`${field.id}-hints`), 'hint-pattern', name, message),
    serverNow: () => servedAt + Date.now() - loadedAt,
  }
}

/** The body brings the texts of every page, a component those that only it needs. @returns {Record<string, Text>} */
function readTexts() {
  const bearers = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-texts]'))
  return Object.assign({}, ...[...bearers].map(({ dataset }) => JSON.parse(dataset.texts ?? '{}')))
}

/**
 * Fills the `{name}` places of a text of the page.
 * @param {Text | undefined} text
 * @param {Record<string, string | number>} [values]
 */
function fill(text, values = {}) {
  const said = (values.n === 1 || values.m === 1 ? text?.one : undefined) ?? text?.said ?? ''
  return said.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place))
}

/** @param {string} said */
function say(said) {
  const place = document.getElementById('spoken')
  if (!place) return
  // A second sentence in the same moment must not take the place of the first; the same one twice is said twice.
  const line = document.createElement('p')
  line.textContent = said
  place.append(line)
  setTimeout(() => line.remove(), 8000)
}

/**
 * Shows, renews or takes away one message, cloned from a pattern of the page. The same message is left as it is,
 * so that it is not read out again.
 * @param {HTMLElement | null} place
 * @param {string} pattern
 * @param {string} name
 * @param {Message | undefined} message
 */
function put(place, pattern, name, message) {
  const shown = /** @type {HTMLElement | null} */ (place?.querySelector(`[data-name="${name}"]`))
  if (!message || !place) return shown?.remove()
  const action = (message.run && message.action) || ''
  if (shown?.dataset.action === action) return speak(shown, message.said)
  shown?.remove()
  const box = cloneOf(pattern)
  box.dataset.name = name
  box.dataset.action = action
  if (message.kind) box.classList.add(`notice-${message.kind}`)
  if (message.code) box.dataset.problem = message.code
  const button = /** @type {HTMLButtonElement} */ (box.querySelector('button'))
  if (action) button.textContent = action
  else button.remove()
  button.addEventListener('click', () => message.run?.())
  place.append(box)
  // The words come after their box: some readers miss text that arrives together with it.
  setTimeout(() => speak(box, message.said), 0)
}

/** @param {HTMLElement} box @param {string} said */
function speak(box, said) {
  const words = box.querySelector('[data-words]')
  if (words && words.textContent !== said) words.textContent = said
}

/** @param {string} pattern @returns {HTMLElement} */
function cloneOf(pattern) {
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById(pattern))
  const copy = /** @type {DocumentFragment} */ (document.importNode(template.content, true))
  return /** @type {HTMLElement} */ (copy.firstElementChild)
}

// ---- Facts about this browser

/**
 * @param {number} servedAt
 * @returns {Observations}
 */
function lookAround(servedAt) {
  const [visit] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType('navigation'))
  /** @type {Observations} */
  const facts = {
    cookieProbe: keepsCookies(),
    storageProbe: keepsStorage(),
    clockSkewMs: readSkew(visit, servedAt),
    rttMs: visit?.responseStart ? Math.round(visit.responseStart - visit.requestStart) : null,
    online: navigator.onLine,
    features: readFeatures(),
    inApp:
      /\b(?:Line(?=\/)|FBAN|FBAV|Instagram|MicroMessenger|KAKAOTALK|YJApp|Twitter|wv(?=\)))/.exec(
        navigator.userAgent,
      )?.[0] ?? null,
    tabCount: 1,
  }
  countTabs(facts)
  return facts
}

/** A page that came out of the browser's cache says nothing about the clock. @param {PerformanceNavigationTiming | undefined} visit @param {number} servedAt */
function readSkew(visit, servedAt) {
  if (!visit?.responseStart || visit.transferSize === 0) return null
  return Math.round(performance.timeOrigin + visit.responseStart - servedAt)
}

function keepsCookies() {
  if (!navigator.cookieEnabled) return false
  const name = 'genkan_probe'
  // biome-ignore lint/suspicious/noDocumentCookie: the probe is about this very door
  document.cookie = `${name}=1; Path=/; SameSite=Lax; Max-Age=60`
  const kept = document.cookie.includes(`${name}=1`)
  // biome-ignore lint/suspicious/noDocumentCookie: as above
  document.cookie = `${name}=; Path=/; SameSite=Lax; Max-Age=0`
  return kept
}

function keepsStorage() {
  try {
    localStorage.setItem('genkan_probe', '1')
    localStorage.removeItem('genkan_probe')
    return true
  } catch {
    return false
  }
}

function readFeatures() {
  const able = {
    passkey: 'PublicKeyCredential' in window,
    crypto: Boolean(globalThis.crypto?.subtle),
    worker: 'Worker' in window,
    clipboard: Boolean(navigator.clipboard),
    channel: 'BroadcastChannel' in window,
    touch: navigator.maxTouchPoints > 0,
  }
  return Object.entries(able).flatMap(([name, has]) => (has ? [name] : []))
}

/** Other pages of this site answer on the channel; only made-up numbers pass over it. @param {Observations} facts */
function countTabs(facts) {
  if (!('BroadcastChannel' in window)) return
  const channel = new BroadcastChannel('genkan')
  const me = Math.random()
  const others = new Set()
  channel.onmessage = ({ data }) => {
    if (data.asks) channel.postMessage({ answers: data.asks, from: me })
    if (data.answers === me) others.add(data.from)
    facts.tabCount = 1 + others.size
  }
  channel.postMessage({ asks: me })
}

/** @param {Page} page */
function tellAboutBrowser(page) {
  const { texts, facts } = page
  if (!facts.cookieProbe) page.notice('cookies', problemMessage(texts.cookies, { host: location.host }))
  const skew = Math.abs(facts.clockSkewMs ?? 0)
  if (skew > clockTolerance_ms) page.notice('clock', problemMessage(texts.clock, { m: Math.round(skew / 60_000) }))
}

/** @param {Text | undefined} text @param {Record<string, string | number>} values @returns {Message} */
function problemMessage(text, values) {
  return { said: fill(text, values), code: text?.code, action: text?.action, run: () => location.reload() }
}

// ---- Sending a form

/** @typedef {{ form: HTMLFormElement, button: HTMLElement | null }} Sending */

/**
 * Guards against the second click, keeps what cannot be sent yet, and tells when it takes long.
 * @param {Page} page
 */
function startSending(page) {
  /** @type {Sending | undefined} */
  let sent
  /** @type {Sending | undefined} */
  let held
  let insists = false
  let stopShowing = () => {}
  const proofs = startProofs()

  document.addEventListener('submit', (event) => {
    const sending = { form: /** @type {HTMLFormElement} */ (event.target), button: event.submitter }
    if (event.defaultPrevented || sending.form.method === 'dialog') return
    if (isClosed(sending.button) || sent || held || isOffline(sending) || isUnproved(sending))
      return event.preventDefault()
    for (const secret of sending.form.querySelectorAll('input[data-secret]')) secret.setAttribute('type', 'password')
    bringEvidence(page, sending.form)
    // An answer that is saved as a file leaves this page as it is.
    if ('download' in sending.form.dataset) return
    sent = sending
    stopShowing = showBusy(page, sending, cancel)
  })

  /** A button that opens later stays where the focus can find it. @param {HTMLElement | null} button */
  function isClosed(button) {
    if (button?.getAttribute('aria-disabled') !== 'true') return false
    if (button.dataset.why) page.say(button.dataset.why)
    return true
  }

  /** @param {Sending} sending */
  function isOffline(sending) {
    if (navigator.onLine || insists) return false
    held = sending
    tellOffline()
    return true
  }

  /** @param {Sending} sending */
  function isUnproved(sending) {
    const proof = proofs.get(sending.form)
    if (!proof) return false
    held = sending
    stopShowing = showBusy(page, sending, cancel)
    proof.then(goOn)
    return true
  }

  function goOn() {
    if (!held) return
    const { form, button } = held
    reset()
    form.requestSubmit(button)
  }

  function cancel() {
    window.stop()
    reset()
    page.say(fill(page.texts.cancelled))
  }

  function reset() {
    stopShowing()
    sent = undefined
    held = undefined
  }

  function tellOffline() {
    const text = page.texts.offline
    const tryNow = () => {
      insists = true
      goOn()
    }
    page.notice('offline', {
      said: fill(text),
      code: text?.code,
      kind: 'wait',
      action: held && text?.action,
      run: tryNow,
    })
  }

  addEventListener('offline', () => {
    page.facts.online = false
    tellOffline()
  })
  addEventListener('online', () => {
    page.facts.online = true
    page.notice('offline', undefined)
    page.say(fill(page.texts.backOnline))
    goOn()
  })
  // The Back button can bring this very page back, in the middle of what it was doing.
  addEventListener('pageshow', (event) => event.persisted && reset())
}

/**
 * Tells by and by that something is under way: the button keeps its label, the fields stay as they are.
 * @param {Page} page
 * @param {Sending} sending
 * @param {() => void} cancel
 * @returns {() => void} takes it all back
 */
function showBusy(page, sending, cancel) {
  const { texts, notice } = page
  const button = sending.button ?? sending.form.querySelector('button:not([type]), button[type="submit"]')
  const wait = { said: fill(texts.stillChecking), kind: 'wait' }
  const timers = [
    setTimeout(() => button?.setAttribute('aria-busy', 'true'), 300),
    setTimeout(() => page.say(fill(texts.checking)), 1000),
    setTimeout(() => notice('slow', wait), 5000),
    setTimeout(() => notice('slow', { ...wait, action: fill(texts.cancel), run: cancel }), 10_000),
  ]
  return () => {
    timers.forEach(clearTimeout)
    button?.removeAttribute('aria-busy')
    notice('slow', undefined)
  }
}

/** Begins the proofs that forms ask for; a form is in the map until its proof is there. */
function startProofs() {
  /** @type {Map<HTMLFormElement, Promise<void>>} */
  const proofs = new Map()
  for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (
    document.querySelectorAll('form[data-proof-of-work]')
  )) {
    const proof = import('./proof-of-work.js').then((part) => part.startProof(form))
    // A proof that fails is asked for in another way by the server: the form goes without.
    proofs.set(
      form,
      proof.catch(() => {}).finally(() => proofs.delete(form)),
    )
  }
  return proofs
}

/** What this script adds itself does not count. @param {HTMLFormElement} form */
function hasOtherFields(form) {
  const added = ['', 'evidence', 'altcha']
  const own = [...form.elements].filter((field) => !added.includes(/** @type {HTMLInputElement} */ (field).name))
  return own.length !== Number(form.dataset.evidence)
}

/**
 * Whether a program has silently cut, replaced or changed what a person had typed. One that puts something longer in its
 * place may be a password manager that was called in the middle.
 * @param {HTMLInputElement} input @param {string | undefined} typed
 */
function isRewritten(input, typed) {
  if (typed === undefined || input.value === typed || isFilled(input)) return false
  return input.value.length <= typed.length
}

/** @param {Page} page @param {HTMLFormElement} form */
function bringEvidence(page, form) {
  if (!('evidence' in form.dataset)) return
  const field = form.querySelector('input[name="evidence"]') ?? form.appendChild(document.createElement('input'))
  const input = /** @type {HTMLInputElement} */ (field)
  input.type = 'hidden'
  input.name = 'evidence'
  input.value = JSON.stringify({ ...page.facts, ...readForm(page, form) })
}

/**
 * What can be told about the fields at the moment of sending, without their values.
 * @param {Page} page
 * @param {HTMLFormElement} form
 * @returns {Observations}
 */
function readForm({ typed }, form) {
  const inputs = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll('input[data-check]')])
  return {
    nonAscii: inputs.some(({ value }) => /[^\x20-\x7e]/.test(withoutInvisible(value))),
    invisible: inputs.some(({ value }) => countInvisible(value) > 0),
    formChanged: hasOtherFields(form),
    rewritten: inputs.some((input) => isRewritten(input, typed.get(input))),
    trimmed: inputs.some(({ value }) => value !== value.trim()),
    autofilled: inputs.some(isFilled),
    sinceLoadMs: Math.round(performance.now()),
  }
}

/** @param {HTMLInputElement} input */
function isFilled(input) {
  try {
    return input.matches(':autofill')
  } catch {
    return input.matches(':-webkit-autofill')
  }
}

// ---- Copying

/** @param {Page} page */
function startCopying(page) {
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll('button[data-copy]'))) {
    if (!navigator.clipboard) continue
    button.hidden = false
    const label = button.textContent
    button.addEventListener('click', async () => {
      const said = await navigator.clipboard.writeText(button.dataset.copy ?? '').then(
        () => fill(page.texts.copied),
        () => fill(page.texts.copyByHand),
      )
      page.say(said)
      button.textContent = said
      setTimeout(() => {
        button.textContent = label
      }, 3000)
    })
  }
}
