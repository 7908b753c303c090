import { clockFace } from '../../browser/waiting.js'
import { formatDuration } from '../i18n/index.ts'
import { textsAttribute } from './browser-texts.ts'
import { attribute, type Content, type Html, html } from './html.ts'
import type { View } from './view.ts'

/**
 * The time until a pause ends: counts down with scripts, stands still without.
 *
 * The number is silent for assistive technology; scripts announce the start, 30 s, 10 s and the end, and then open
 * the buttons that `waits`. Both ends are given as remaining and whole seconds, so that the page can take them
 * from the database's clock.
 */
export function pauseClock(view: View, options: { remainingSeconds: number; totalSeconds: number }): Html {
  const { t, language } = view
  const left = Math.max(0, Math.ceil(options.remainingSeconds))
  const total = Math.max(left, Math.ceil(options.totalSeconds), 1)
  const inWords = (seconds: number) => t('common.timeLeftIs', { time: formatDuration(seconds, language) })
  const texts = textsAttribute({
    left30: { said: inWords(30) },
    left10: { said: inWords(10) },
    waitOver: { said: t('common.waitOver') },
  })
  return html`<div class="clock" data-ends="${Date.now() + left * 1000}" data-said="${inWords(left)}"${texts}><p><span>${t(
    'common.timeLeft',
  )}</span> <span role="timer" class="digits">${clockFace(left)}</span></p><progress max="${total}" value="${total - left}" aria-hidden="true"></progress></div>`
}

/** "Send it again": visible from the start, open after the wait, and it says how long that is. */
export function resendButton(
  view: View,
  label: Content,
  options: { id?: string; name?: string; value?: string; action?: string; waitSeconds: number },
): Html {
  const { t } = view
  const { id = 'resend', waitSeconds } = options
  const wait = Math.max(0, Math.ceil(waitSeconds))
  const said = wait ? t('common.resendIn', { n: wait }) : ''
  const texts = textsAttribute({
    resendIn: { said: t('common.resendIn', { n: '{n}' }), one: t('common.resendIn', { n: 1 }) },
  })
  return html`<div class="resend"${texts}><button class="button outlined" id="${id}"${attribute('name', options.name)}${attribute(
    'value',
    options.value,
  )}${attribute('formaction', options.action)} formnovalidate aria-describedby="${id}-wait"${
    wait > 0 && html` aria-disabled="true" data-opens-at="${Date.now() + wait * 1000}" data-why="${said}"`
  }>${label}</button><p class="hint" id="${id}-wait">${said}</p></div>`
}
