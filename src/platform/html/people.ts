import { attribute, type Content, type Html, html, raw } from './html.ts'
import { icon } from './icons.ts'
import type { Kind, Person, View } from './view.ts'

/** The kind of an account: a word, an icon and a colour. */
export function badge({ t }: View, kind: Kind): Html {
  return kind === 'personal'
    ? html`<span class="badge personal">${icon.person}${t('common.personal')}</span>`
    : html`<span class="badge organization">${icon.building}${t('common.organization')}</span>`
}

/** A small word of state: "this device", "signed out". */
export function tag(text: Content, kind: 'plain' | 'done' | 'wait' | 'problem' = 'plain'): Html {
  return html`<span class="tag ${kind}">${text}</span>`
}

/** A text that a person or another system gave: keeps its direction to itself, and breaks anywhere. */
export function given(text: string, lang?: string): Html {
  return html`<bdi${attribute('lang', lang)}>${breakable(text)}</bdi>`
}

/** Longer domains may break before their dots, too. */
const longDomain = 18

/** An address may break before its domain, and only then anywhere. */
function breakable(text: string): Html | string {
  const at = text.lastIndexOf('@')
  if (at <= 0) return text
  const domain = text.slice(at)
  const [first = '', ...labels] = domain.length > longDomain ? domain.split('.') : [domain]
  return html`${text.slice(0, at)}<wbr>${first}${labels.map((label) => html`<wbr>.${label}`)}`
}

/** Round for a person's own account, square for an organisation's; the first letter of the name. */
export function avatar({ address, name, kind }: Person): Html {
  const letter = Array.from((name || address).trim())[0] ?? ''
  return html`<span class="avatar${kind === 'organization' ? ' square' : ''}" aria-hidden="true">${letter.toUpperCase()}</span>`
}

/** Who is about to sign in, or whose page this is. The kind is shown only where the visitor may know it. */
export function accountLine(
  view: View,
  person: Person,
  options: { changeHref?: string; changeLabel?: string } = {},
): Html {
  return html`<div class="account">${avatar(person)}${who(view, person)}${
    options.changeHref &&
    html`<a class="link" href="${options.changeHref}">${options.changeLabel ?? view.t('common.change')}</a>`
  }</div>`
}

function who(view: View, { address, name, kind, organization }: Person): Html {
  const about =
    kind && html`<span class="kind">${badge(view, kind)}${organization && html`<bdi>${organization}</bdi>`}</span>`
  return html`<span class="who">${name && html`<bdi class="name">${name}</bdi>`}<bdi class="${name ? 'address' : 'name'}" dir="ltr">${breakable(address)}</bdi>${about}</span>`
}

export type PickerRow = {
  person: Person
  /** What the button sends as `account`. */
  value: string
  /** "Used today at 9:12", "Signed out". */
  used?: Content
  /** Cannot be chosen here, and why: the row stays, greyed, and the focus still finds it. */
  why?: string
  /** A way out for such a row: "Ask an administrator". */
  action?: Html
}

/** The accounts of this browser as buttons of one form (put it into `form`), the ones that fit first. */
export function picker(view: View, rows: PickerRow[], options: { name?: string } = {}): Html {
  return html`<ul class="picker">${rows.map((row) => html`<li>${pickerRow(view, row, options.name ?? 'account')}</li>`)}</ul>`
}

function pickerRow(view: View, row: PickerRow, name: string): Html {
  const { why } = row
  // Without scripts an unusable row sends nothing either: it is no submit button.
  const target = why
    ? html`type="button" aria-disabled="true" data-why="${why}"`
    : html`type="submit" name="${name}" value="${row.value}"`
  const state = why
    ? html`<span class="why">${icon.info}${why}</span>`
    : row.used && html`<span class="used">${row.used}</span>`
  return html`<button class="row" ${target}>${avatar(row.person)}<span class="who-and-state">${who(view, row.person)}${state}</span>${
    why ? '' : html`<span class="go">${view.t('common.use')}${icon.onward}</span>`
  }</button>${row.action && html`<div class="row-action">${row.action}</div>`}`
}

/** Several names as one line, each kept to itself. */
export function names(list: string[], separator: string): Html {
  return html`${list.map((name, i) => [i ? separator : raw(''), html`<bdi>${name}</bdi>`])}`
}
