import { attribute, type Content, type Html, html } from './html.ts'
import { type IconName, icon } from './icons.ts'

export type ButtonLook = 'primary' | 'outlined' | 'danger' | 'link'

export type ButtonOptions = {
  /** One primary button on a page; the second is outlined; everything else is a link. */
  look?: ButtonLook
  /** Beside a row instead of over the whole width. */
  small?: boolean
  id?: string
  name?: string
  value?: string
  /** Sends the form elsewhere. */
  action?: string
  /** Sends without looking at the fields. */
  skipChecks?: boolean
  /** Cannot be used now: stays where the focus finds it, and says why. */
  why?: string
  /** Opens when the pause clock of this page ends. */
  waits?: boolean
  /** What this click repairs, for tests and measurements. */
  repair?: string
  icon?: IconName
  /** The name for assistive technology, where several buttons look alike. It contains the label. */
  spoken?: string
}

/** A button that sends its form. */
export function button(label: Content, options: ButtonOptions = {}): Html {
  const { look = 'primary', waits, why } = options
  return html`<button class="${classesOf(look, options.small)}"${attribute('id', options.id)}${attribute('name', options.name)}${attribute(
    'value',
    options.value,
  )}${attribute('formaction', options.action)}${attribute('formnovalidate', options.skipChecks)}${attribute('data-waits', waits)}${attribute(
    'aria-disabled',
    waits || why ? 'true' : undefined,
  )}${attribute('data-why', why)}${attribute('data-repair', options.repair)}${attribute('aria-label', options.spoken)}>${
    options.icon && icon[options.icon]
  }${label}</button>`
}

/** A link that looks like a button. `look: 'link'` gives a plain one with a target of 44 px. */
export function linkButton(
  label: Content,
  href: string,
  options: { look?: ButtonLook; small?: boolean; id?: string; repair?: string; icon?: IconName; spoken?: string } = {},
): Html {
  return html`<a class="${classesOf(options.look ?? 'outlined', options.small)}" href="${href}"${attribute('id', options.id)}${attribute(
    'data-repair',
    options.repair,
  )}${attribute('aria-label', options.spoken)}>${options.icon && icon[options.icon]}${label}</a>`
}

function classesOf(look: ButtonLook, small = false): string {
  return look === 'link' ? 'link' : `button ${look}${small ? ' small' : ''}`
}

/** Buttons under one another, the first being the one to press; side by side where `beside`. */
export function actions(items: (Html | '' | undefined | false)[], options: { beside?: boolean } = {}): Html {
  return html`<div class="actions${options.beside ? ' beside-one-another' : ''}">${items}</div>`
}

/** Links that lead elsewhere, in one line where they fit: "I can't sign in", "Create an account". */
export function moreLinks(items: (Html | '' | undefined | false)[]): Html {
  return html`<ul class="more">${items.map((item) => item && html`<li>${item}</li>`)}</ul>`
}

/** Copies a text; appears only where scripts can do it. */
export function copyButton(label: Content, text: string): Html {
  return html`<button type="button" class="copy" data-copy="${text}" hidden>${label}</button>`
}
