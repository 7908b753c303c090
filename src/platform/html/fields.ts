import { explain, type Problem } from '../problems/index.ts'
import { textsAttribute } from './browser-texts.ts'
import { attribute, type Content, type Html, html, raw } from './html.ts'
import { icon } from './icons.ts'
import type { View } from './view.ts'

export type FieldOptions = {
  name: string
  label: Content
  /** Default: the name. */
  id?: string
  type?: 'text' | 'email' | 'tel' | 'search' | 'url'
  value?: string
  /** The standard token, so that browsers and managers can fill it: 'username', 'name', 'email' … */
  autocomplete?: string
  inputmode?: 'text' | 'email' | 'tel' | 'numeric' | 'search'
  hint?: Content
  /** Shown at the field, in the same words as in the summary. */
  problem?: Problem
  /** Stands in for the problem's own words, as in `problemSummary`. */
  said?: string | undefined
  /** May be left empty; fields are required unless they say this. */
  optional?: boolean
  /** Only when the person opened this page by their own act, and there is no summary. */
  autofocus?: boolean
  maxlength?: number
  readonly?: boolean
  /** 'identifier': an address or a phone number, with hints about domains and form. 'text': odd characters only. */
  check?: 'identifier' | 'text'
  /** Language of what is typed, where it differs from the page's (reading in kana, Latin name). */
  lang?: string
}

/** One line of text, with its label, hint, problem, and room for hints while typing. */
export function field(view: View, options: FieldOptions): Html {
  const { check, type = 'text' } = options
  const id = options.id ?? options.name
  const plain =
    check === 'identifier' ? raw(' autocapitalize="none" autocorrect="off" spellcheck="false" dir="ltr"') : ''
  return wrap(
    view,
    options,
    html`<input id="${id}" name="${options.name}" type="${type}"${attribute('value', options.value)}${attribute(
      'autocomplete',
      options.autocomplete,
    )}${attribute('inputmode', options.inputmode)}${attribute('maxlength', options.maxlength)}${attribute('lang', options.lang)}${attribute(
      'data-check',
      check,
    )}${plain}${options.readonly && raw(' readonly')}${states(id, options)}>`,
  )
}

export type PasswordOptions = Omit<
  FieldOptions,
  'type' | 'check' | 'value' | 'inputmode' | 'autocomplete' | 'readonly' | 'lang'
> & {
  autocomplete: 'current-password' | 'new-password'
  /** The person asked to see what they type. */
  open?: boolean
}

/**
 * A password, never sent back to the page, with a text button that shows it.
 *
 * The button appears with scripts only. Its label says what it does ("show", then "hide"), so it carries no
 * pressed state beside it; a status line tells the change.
 */
export function passwordField(view: View, options: PasswordOptions): Html {
  return wrap(view, options, passwordInput(view, options))
}

function passwordInput(view: View, options: PasswordOptions & Described, more: Html | '' = ''): Html {
  const { t } = view
  const id = options.id ?? options.name
  const { open } = options
  return html`<div class="secret"><input id="${id}" name="${options.name}" type="${open ? 'text' : 'password'}" autocomplete="${
    options.autocomplete
  }" autocapitalize="none" autocorrect="off" spellcheck="false" dir="ltr" data-check="secret" data-secret${attribute(
    'maxlength',
    options.maxlength ?? 1024,
  )}${more}${states(id, options)}><button type="button" data-show="${id}" aria-controls="${id}" aria-label="${t(
    open ? 'common.hidePassword' : 'common.showPassword',
  )}" hidden>${t(open ? 'common.hide' : 'common.show')}</button></div>`
}

/** `long` characters of any kind, or with `composition` also `short` ones that hold a capital, a small letter and a digit. */
export type PasswordRule = { short: number; long: number; composition: boolean }

/** A new password: what it needs is ticked off while typing, and a good one is a click away. */
export function newPasswordField(
  view: View,
  options: Omit<PasswordOptions, 'autocomplete'> & { rule: PasswordRule },
): Html {
  const id = options.id ?? options.name
  const secret = { ...options, autocomplete: 'new-password' as const, describedby: `${id}-rules` }
  const input = passwordInput(view, secret, attribute('data-rule', JSON.stringify(options.rule)) || '')
  return wrap(view, secret, input, [
    rules(view, id, options.rule),
    html`<button type="button" class="link" data-suggest="${id}" hidden>${view.t('common.suggest')}</button>`,
  ])
}

function rules(view: View, id: string, { short, long, composition }: PasswordRule): Html {
  const { t } = view
  const open = t('common.ruleOpen')
  const item = (part: string, text: string) =>
    html`<li data-rule-part="${part}"><span class="tick"></span>${text}<span class="hidden" data-state> ${open}</span></li>`
  const texts = textsAttribute({
    ruleMet: { said: t('common.ruleMet') },
    ruleOpen: { said: open },
    rulesMet: { said: t('common.rulesMet') },
    suggested: { said: t('common.suggested') },
  })
  return html`<div class="rules" id="${id}-rules"${texts}><meter min="0" max="${long}" value="0" aria-hidden="true"></meter><ul aria-label="${t(
    'common.rules',
  )}">${item('long', composition ? t('common.ruleEither', { long }) : t('common.ruleLength', { n: long }))}${
    composition &&
    html`<li class="or">${t('common.ruleOr')}<ul>${item('short', t('common.ruleLength', { n: short }))}${item('upper', t('common.ruleUpper'))}${item('lower', t('common.ruleLower'))}${item('digit', t('common.ruleDigit'))}</ul></li>`
  }</ul></div>`
}

export type CodeOptions = Omit<
  FieldOptions,
  'type' | 'check' | 'inputmode' | 'autocomplete' | 'readonly' | 'lang' | 'value'
> & {
  digits?: number
  /** A code that is pasted or filled in as a whole sends the form by itself. */
  goesAlone?: boolean
}

/** A code of digits: one field, which browsers can fill from a message. Never filled in again after a problem. */
export function codeField(view: View, options: CodeOptions): Html {
  const { digits = 6, goesAlone } = options
  const id = options.id ?? options.name
  return wrap(
    view,
    options,
    html`<input class="code" id="${id}" name="${options.name}" type="text" inputmode="numeric" autocomplete="one-time-code" autocapitalize="none" autocorrect="off" spellcheck="false" dir="ltr" maxlength="${
      options.maxlength ?? 32
    }" data-check="code" data-digits="${digits}"${goesAlone && raw(' data-goes-alone')}${states(id, options)}>`,
  )
}

export type SelectOptions = Pick<
  FieldOptions,
  'name' | 'id' | 'label' | 'hint' | 'problem' | 'optional' | 'autocomplete'
> & {
  value?: string
  options: { value: string; text: string; lang?: string }[]
}

/** One of several, in a list of the browser's own kind. */
export function selectField(view: View, options: SelectOptions): Html {
  const id = options.id ?? options.name
  const items = options.options.map(
    ({ value, text, lang }) =>
      html`<option value="${value}"${attribute('lang', lang)}${value === options.value && raw(' selected')}>${text}</option>`,
  )
  return wrap(
    view,
    options,
    html`<select id="${id}" name="${options.name}"${attribute('autocomplete', options.autocomplete)}${states(id, options)}>${items}</select>`,
  )
}

export type ChoiceOptions = Pick<FieldOptions, 'name' | 'label' | 'hint' | 'problem' | 'optional'> & {
  value?: string
  choices: { value: string; text: Content; detail?: Content; why?: string }[]
}

/** One of a few, all visible: contacts, ways to confirm. A choice that cannot be taken says why. */
export function choiceField(view: View, options: ChoiceOptions): Html {
  const { name, problem } = options
  const choices = options.choices.map(({ value, text, detail, why }, i) => {
    const id = `${name}-${i}`
    const note = why ?? detail
    return html`<div class="choice"><input type="radio" id="${id}" name="${name}" value="${value}"${value === options.value && raw(' checked')}${
      why && raw(' disabled')
    }${note && html` aria-describedby="${id}-note"`}><label for="${id}">${text}</label>${note && html`<p id="${id}-note">${note}</p>`}</div>`
  })
  const described = problem ? `${name}-error` : options.hint ? `${name}-hint` : undefined
  return html`<fieldset class="field${problem ? ' wrong' : ''}"${attribute('aria-describedby', described)}><legend>${options.label}${optionalMark(view, options)}</legend>${around(view, name, options)}${choices}</fieldset>`
}

/** A yes or no with its sentence: "Stay signed in". */
export function checkbox(options: {
  name: string
  text: Content
  hint?: Content
  checked?: boolean
  value?: string
  id?: string
}): Html {
  const id = options.id ?? options.name
  return html`<div class="choice"><input type="checkbox" id="${id}" name="${options.name}" value="${options.value ?? 'yes'}"${
    options.checked && raw(' checked')
  }${options.hint && html` aria-describedby="${id}-note"`}><label for="${id}">${options.text}</label>${
    options.hint && html`<p id="${id}-note">${options.hint}</p>`
  }</div>`
}

// ---- What every field has around it

type Described = Pick<FieldOptions, 'hint' | 'problem' | 'said' | 'optional' | 'autofocus'> & { describedby?: string }

function wrap(
  view: View,
  options: Described & { name: string; id?: string; label: Content },
  input: Html,
  after?: Html[],
): Html {
  const id = options.id ?? options.name
  return html`<div class="field${options.problem ? ' wrong' : ''}"><label for="${id}">${options.label}${optionalMark(view, options)}</label>${around(view, id, options)}${input}<div class="hints" id="${id}-hints" aria-live="polite"></div>${after}</div>`
}

function optionalMark({ t }: View, { optional }: { optional?: boolean }): Html | '' {
  return optional ? html` <span class="optional">${t('common.optional')}</span>` : ''
}

function around({ t }: View, id: string, { hint, problem, said }: Described): Html {
  const wrong =
    problem &&
    html`<p class="error" id="${id}-error" data-problem="${problem.code}">${icon.alert}<span>${said ?? explain(problem, t).said}</span></p>`
  return html`${hint && html`<p class="hint" id="${id}-hint">${hint}</p>`}${wrong}`
}

/** What assistive technology is told about a field: its hint, its problem, the room for hints, in this order. */
function states(id: string, { hint, problem, optional, autofocus, describedby }: Described): Html {
  const about = [hint && `${id}-hint`, problem && `${id}-error`, describedby, `${id}-hints`].filter(Boolean).join(' ')
  return html` aria-describedby="${about}"${problem && raw(' aria-invalid="true"')}${!optional && raw(' required')}${autofocus && raw(' autofocus')}`
}
