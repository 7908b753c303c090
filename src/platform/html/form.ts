import { attribute, type Content, type Html, html, raw } from './html.ts'

export type FormOptions = {
  action: string
  method?: 'post' | 'get'
  id?: string
  /** The hidden field that shows the form is ours. */
  csrf?: Html
  /** Further hidden fields. */
  hidden?: Record<string, string | undefined>
  /** Sends the facts about this browser along, as the field `evidence`. */
  evidence?: boolean
  /** An ALTCHA challenge: solved in the background, sent as the field `altcha`. */
  proofOfWork?: object
  /** The answer is a file, so this page stays. */
  download?: boolean
}

/** A form. The browser's own messages are off: ours say the same in the person's language, beside the field. */
export function form(options: FormOptions, body: Content | (Content | false | undefined)[]): Html {
  const { method = 'post', evidence, proofOfWork, download } = options
  const proof = proofOfWork && JSON.stringify(proofOfWork)
  const inside = html`${options.csrf}${hiddenFields(options.hidden)}${body}`
  return html`<form method="${method}" action="${options.action}" novalidate${attribute('id', options.id)}${
    evidence && raw(` data-evidence="${countFields(inside)}"`)
  }${attribute('data-proof-of-work', proof)}${download && raw(' data-download')}>${inside}</form>`
}

/** So that the page can see whether something in the browser has put fields of its own in. */
function countFields(inside: Html): number {
  return String(inside).split(' name="').length - 1
}

/** Hidden fields; those without a value are left out. */
export function hiddenFields(values: Record<string, string | undefined> = {}): Html[] {
  return Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : html`<input type="hidden" name="${name}" value="${value}">`,
  )
}
