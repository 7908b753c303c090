// @ts-check
/**
 * Waits that end at a clock time: the pause of password sign-in, the next sending of a code.
 *
 * The end is the server's time, so a reload, a sleeping device and a clock that is off change nothing.
 *
 * @import { Page } from './app.js'
 */

/** @param {Page} page */
export function startWaiting(page) {
  for (const clock of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-ends]')))
    startClock(page, clock)
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-opens-at]')))
    openLater(page, button)
}

/** @param {Page} page @param {HTMLElement} clock */
function startClock(page, clock) {
  const ends = Number(clock.dataset.ends)
  const bar = /** @type {HTMLProgressElement | null} */ (clock.querySelector('progress'))
  const shown = clock.querySelector('[role="timer"]')
  const marks = [30, 10].filter((mark) => mark < left())
  page.say(clock.dataset.said ?? '')
  tick()

  function left() {
    return Math.max(0, Math.ceil((ends - page.serverNow()) / 1000))
  }

  function tick() {
    const seconds = left()
    if (shown) shown.textContent = clockFace(seconds)
    if (bar) bar.value = bar.max - seconds
    if (seconds === 0) return finish()
    if (marks.length && seconds <= Number(marks[0])) page.say(page.fill(page.texts[`left${marks.shift()}`]))
    setTimeout(tick, (ends - page.serverNow()) % 1000 || 1000)
  }

  function finish() {
    clock.classList.add('over')
    for (const button of document.querySelectorAll('button[data-waits]')) button.removeAttribute('aria-disabled')
    page.say(page.fill(page.texts.waitOver))
  }
}

/** @param {Page} page @param {HTMLElement} button */
function openLater(page, button) {
  const opens = Number(button.dataset.opensAt)
  const words = document.getElementById(`${button.id}-wait`)
  const tick = () => {
    const seconds = Math.ceil((opens - page.serverNow()) / 1000)
    if (seconds > 0) {
      const said = page.fill(page.texts.resendIn, { n: seconds })
      if (words) words.textContent = said
      button.dataset.why = said
      setTimeout(tick, 1000)
      return
    }
    if (words) words.textContent = ''
    button.removeAttribute('aria-disabled')
  }
  tick()
}

/**
 * 47 → '0:47', 3725 → '1:02:05'.
 * @param {number} seconds
 */
export function clockFace(seconds) {
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const two = (/** @type {number} */ n) => String(n).padStart(2, '0')
  return h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
}
