import { type Html, html } from '../../../platform/html/index.ts'

/** A refusal at a field that belongs to no problem code: it says what is missing. */
export function fieldError(id: string, said: string): Html {
  return html`<p class="error" id="${id}-error" role="alert">${said}</p>`
}

/** A page to go to, with what it is for. */
export function choiceCard(href: string, title: string, text: string): Html {
  return html`<li><a class="choice-card" href="${href}"><b>${title}</b><span>${text}</span></a></li>`
}
