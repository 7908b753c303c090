import { type Key, type Language, translator } from '../i18n/index.ts'
import { explain, type ProblemSlug, problem } from '../problems/index.ts'
import { type Html, raw } from './html.ts'

export type Text = { said: string; one?: string; code?: string; action?: string }

/** The texts that scripts in the browser may need, so that no script carries one. Values keep their `{name}` places. */
export function browserTexts(language: Language): Record<string, Text> {
  const t = translator(language)
  const plain = (key: Key): Text => ({ said: t(key) })
  const counted = (key: Key, action: Key): Text => ({
    ...both(t(key, { n: 1 }), t(key, { n: '{n}' })),
    action: t(action),
  })
  const told = (slug: ProblemSlug, name = '', places = {}): Text => {
    const many = explain(problem(slug, { ...places, ...(name && { [name]: `{${name}}` }) }), t)
    const one = name && explain(problem(slug, { ...places, [name]: 1 }), t).said
    return {
      ...both(one || many.said, many.said),
      code: problem(slug).code,
      ...(many.action && { action: many.action }),
    }
  }
  return {
    show: plain('common.show'),
    hide: plain('common.hide'),
    showPassword: plain('common.showPassword'),
    hidePassword: plain('common.hidePassword'),
    passwordShown: plain('common.passwordShown'),
    passwordHidden: plain('common.passwordHidden'),
    caps: told('caps_on'),
    ime: told('ime_on', 'n'),
    format: told('id_format', '', { suggestion: '{suggestion}' }),
    domain: told('id_domain_typo', '', { suggestion: '{suggestion}' }),
    codeLength: told('code_length', 'n', { length: '{length}' }),
    cookies: told('cookies_off', '', { host: '{host}' }),
    clock: told('device_clock', 'm'),
    offline: told('offline'),
    invisible: counted('common.invisible', 'common.removeInvisible'),
    spacesAround: counted('common.spacesAround', 'common.removeSpaces'),
    spacesInside: counted('common.spacesInside', 'common.removeSpaces'),
    lines: plain('common.linesPasted'),
    checking: plain('common.checking'),
    stillChecking: plain('common.stillChecking'),
    cancel: plain('common.cancel'),
    cancelled: plain('common.cancelled'),
    backOnline: plain('common.backOnline'),
    copied: plain('common.copied'),
    copyByHand: plain('common.copyByHand'),
  }
}

/** A language without a singular has one text. */
function both(one: string, many: string): Text {
  return one === many.replace(/\{[nm]\}/, '1') ? { said: many } : { said: many, one }
}

/** ` data-texts='{…}'` for the body or for the component that needs them. In single quotes, JSON stays short. */
export function textsAttribute(texts: Record<string, Text>): Html {
  const json = JSON.stringify(texts).replace(/&/g, '&amp;').replace(/'/g, '&#39;').replace(/</g, '&lt;')
  return raw(` data-texts='${json}'`)
}
