// @ts-check
/**
 * The part of the browser's self-test that only a script can see. The page shows what the server saw; this fills in
 * the other lines, and puts the findings (names and values, nothing that was typed) into the form that sends them.
 *
 * @typedef {'fine' | 'wrong'} State
 * @typedef {{ name: string, value: string | number, where: 'browser', at: string }} Item
 */

const list = /** @type {HTMLElement} */ (document.getElementById('checks'))
/** @type {Record<string, { said: string }>} */
const texts = JSON.parse(list.dataset.texts ?? '{}')
/** @type {Item[]} */
const found = []
const at = new Date(Number(document.body.dataset.serverTime) || Date.now()).toISOString()

/** Further off than this and sign-in can fail. */
const clockTolerance_ms = 120_000
/** Slower than this is told as slow. */
const slow_ms = 2000
const timeOut_ms = 8000
/** Extensions take a moment to rewrite a page. */
const settling_ms = 1200

run()

async function run() {
  for (const line of list.querySelectorAll('[data-state="unseen"]')) say(line, texts['test.checking']?.said ?? '')
  show('scripts', 'fine')
  note('script', 'ran')
  note('cookies', stateOf('cookies') === 'wrong' || !navigator.cookieEnabled ? 'blocked' : 'kept')
  note('browser', stateOf('inApp') === 'wrong' ? 'in_app' : 'ordinary')
  show('online', navigator.onLine ? 'fine' : 'wrong')
  note('online', navigator.onLine ? 'yes' : 'no')
  const stored = keepsStorage()
  show('storage', stored ? 'fine' : 'wrong')
  note('storage', stored ? 'kept' : 'blocked')
  testFeatures()
  await Promise.all([testServer(), testPage()])
  conclude()
}

/** The clock against the server's, how long an answer takes, and whether the host is reached at all. */
async function testServer() {
  const began = performance.now()
  const seen = await ask('/helper/browser/echo')
  const ms = Math.round(performance.now() - began)
  if (!seen) {
    show('connection', 'wrong', { ms: timeOut_ms })
    note('rtt', timeOut_ms)
    show('hosts', 'wrong')
    note('hosts', 'blocked')
    unseen('clock')
    return
  }
  show('connection', ms <= slow_ms ? 'fine' : 'wrong', { ms })
  note('rtt', ms)
  show('hosts', 'fine')
  note('hosts', 'reached')
  // The answer is as old as half the way there and back.
  const skew = Math.round(Date.now() - ms / 2 - seen.now)
  show('clock', Math.abs(skew) <= clockTolerance_ms ? 'fine' : 'wrong', { m: Math.round(Math.abs(skew) / 60_000) })
  note('clock', skew)
}

/** @param {string} path @returns {Promise<{ now: number } | undefined>} */
async function ask(path) {
  try {
    const answer = await fetch(path, { cache: 'no-store', signal: AbortSignal.timeout(timeOut_ms) })
    return answer.ok ? await answer.json() : undefined
  } catch {
    return undefined
  }
}

/** Our scripts as they arrive, and a form as it stays. */
async function testPage() {
  const [whole, changes] = await Promise.all([areScriptsWhole(), watchForm()])
  show('integrity', whole ? 'fine' : 'wrong')
  if (changes.wrong.length > 0)
    show('form', 'wrong', { what: changes.wrong.map((what) => texts[`test.form.${what}`]?.said).join(', ') })
  else if (changes.marked) say(lineOf('form'), texts['test.form.noted']?.said ?? '', 'fine', texts['test.noted']?.said)
  else show('form', 'fine')
  note('page', whole && changes.wrong.length === 0 ? 'clean' : 'changed')
}

async function areScriptsWhole() {
  /** @type {{ path: string, integrity: string }[]} */
  const scripts = JSON.parse(list.dataset.scripts ?? '[]')
  const whole = await Promise.all(scripts.map(isWhole))
  return whole.every(Boolean)
}

/** @param {{ path: string, integrity: string }} script */
async function isWhole({ path, integrity }) {
  try {
    // The browser itself compares: an answer that differs by one byte is an error.
    const answer = await fetch(path, { integrity, cache: 'no-store', signal: AbortSignal.timeout(timeOut_ms) })
    await answer.arrayBuffer()
    return true
  } catch {
    return false
  }
}

/** What became of the form that nobody fills in. Marks of password managers are no fault. */
async function watchForm() {
  const form = /** @type {HTMLFormElement} */ (document.getElementById('decoy'))
  await new Promise((resolve) => setTimeout(resolve, settling_ms))
  /** @type {string[]} */
  const wrong = []
  const fields = [...form.querySelectorAll('input, textarea, select, button')]
  if (fields.length !== 2) wrong.push('added')
  const [user, secret] = fields
  const kept =
    user?.getAttribute('name') === 'username' &&
    user.getAttribute('type') === 'text' &&
    secret?.getAttribute('name') === 'password' &&
    secret.getAttribute('type') === 'password'
  if (!kept && fields.length === 2) wrong.push('changed')
  if (form.getAttribute('action') !== '/sign-in/password' || form.method !== 'post') wrong.push('target')
  const ours = new Set(['name', 'type', 'autocomplete', 'tabindex'])
  const marked =
    form.children.length !== 2 || fields.some((field) => [...field.attributes].some(({ name }) => !ours.has(name)))
  return { wrong, marked }
}

function testFeatures() {
  const needed = {
    'Web Crypto': Boolean(globalThis.crypto?.subtle),
    Workers: 'Worker' in window,
    WebAuthn: 'PublicKeyCredential' in window,
  }
  const missing = Object.entries(needed).flatMap(([name, has]) => (has ? [] : [name]))
  show('features', missing.length === 0 ? 'fine' : 'wrong', { what: missing.join(', ') })
  note('features', missing.length === 0 ? 'complete' : 'missing')
}

function keepsStorage() {
  try {
    localStorage.setItem('genkan_probe', '1')
    const kept = localStorage.getItem('genkan_probe') === '1'
    localStorage.removeItem('genkan_probe')
    return kept
  } catch {
    return false
  }
}

/** Tells the whole in one sentence, and opens the form that sends it. */
function conclude() {
  const wrong = [...list.querySelectorAll('[data-state="wrong"]')]
  const verdict = document.getElementById('verdict')
  verdict?.classList.toggle('some-wrong', wrong.length > 0)
  const names = wrong.map((line) => line.querySelector('.name')?.textContent ?? '')
  const said = texts[wrong.length > 0 ? 'test.someWrong' : 'test.allFine']?.said ?? ''
  if (verdict) verdict.textContent = said.replace('{names}', names.join(', '))
  const form = /** @type {HTMLFormElement | null} */ (document.getElementById('use'))
  const facts = /** @type {HTMLInputElement | null | undefined} */ (form?.elements.namedItem('facts'))
  if (facts) facts.value = JSON.stringify(found)
  const sent = document.getElementById('names')
  if (!sent) return
  sent.textContent = (texts['test.sent']?.said ?? '').replace(
    '{names}',
    found.map(({ name, value }) => `${name} ${value}`).join(', '),
  )
  sent.hidden = false
  list.dataset.done = ''
}

/** @param {string} name @param {string | number} value */
function note(name, value) {
  found.push({ name, value, where: 'browser', at })
}

/** @param {string} name */
function lineOf(name) {
  return /** @type {HTMLElement} */ (list.querySelector(`[data-check-name="${name}"]`))
}

/** @param {string} name */
function stateOf(name) {
  return lineOf(name).dataset.state
}

/** @param {string} name */
function unseen(name) {
  say(lineOf(name), '—')
}

/** @param {string} name @param {State} state @param {Record<string, string | number>} [values] */
function show(name, state, values = {}) {
  const said = (texts[`test.${name}.${state}`]?.said ?? '').replace(/\{(\w+)\}/g, (place, key) =>
    String(values[key] ?? place),
  )
  say(lineOf(name), said, state, texts[`test.${state}`]?.said)
}

/** @param {Element} line @param {string} said @param {State} [state] @param {string} [word] */
function say(line, said, state, word) {
  const words = line.querySelector('.said')
  if (words) words.textContent = said
  if (!state || !(line instanceof HTMLElement)) return
  line.dataset.state = state
  const shown = line.querySelector('.state')
  if (shown) shown.textContent = word ?? ''
  const fix = /** @type {HTMLElement | null} */ (line.querySelector('.fix'))
  if (fix) fix.hidden = state !== 'wrong'
}
