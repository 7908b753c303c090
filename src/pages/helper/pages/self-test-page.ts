import {
  actions,
  asset,
  button,
  form,
  type Html,
  html,
  icon,
  layout,
  moreLinks,
  textsAttribute,
  type View,
} from '../../../platform/html/index.ts'

/** One line of the list. `unseen`: only a script could tell. */
export type Check = {
  name: CheckName
  state: 'fine' | 'wrong' | 'unseen'
}

export const checkNames = [
  'cookies',
  'inApp',
  'scripts',
  'online',
  'connection',
  'hosts',
  'storage',
  'clock',
  'integrity',
  'form',
  'features',
] as const
export type CheckName = (typeof checkNames)[number]

/** Where the steps for a check are. */
const guideOf: Partial<Record<CheckName, string>> = {
  cookies: 'allow_cookies',
  storage: 'allow_cookies',
  inApp: 'other_browser',
  clock: 'set_clock',
  integrity: 'without_extensions',
  form: 'without_extensions',
  features: 'update_browser',
  connection: 'use_cable',
  online: 'use_cable',
}

export type SelfTestPage = {
  flow: string
  case: string
  device: string
  checks: Check[]
  /** Our scripts by their hashes, for the script to fetch and compare. */
  scripts: { path: string; integrity: string }[]
  back: string
}

/** What sign-in needs of a browser, in a plain list; scripts fill in what the server cannot see. */
export function selfTestPage(view: View, page: SelfTestPage): string {
  const { t } = view
  return layout(view, {
    title: t('helper.browser.title'),
    lead: t('helper.browser.lead'),
    width: 'wide',
    body: html`<noscript><p class="notice notice-info">${icon.info}<span>${t('helper.browser.noScript')}</span></p></noscript><p class="verdict" role="status" id="verdict"></p><p class="device">${t(
      'helper.browser.device',
    )}: <b>${page.device}</b></p><ul class="checks panel" id="checks" data-scripts="${JSON.stringify(page.scripts)}"${textsOf(view)}>${page.checks.map(
      (check) => line(view, check, page),
    )}</ul>${decoy()}${form(
      { action: '/helper/browser', id: 'use', hidden: { case: page.case || undefined, flow: page.flow, facts: '' } },
      [
        actions([button(t('helper.browser.use'), { repair: 'test_browser' })]),
        html`<p class="hint" id="names" hidden></p>`,
      ],
    )}${moreLinks([
      html`<a href="/helper/browser?${page.case ? `case=${page.case}&` : ''}flow=${page.flow}">${t('helper.browser.again')}</a>`,
      html`<a href="${page.back}">${t(page.case ? 'helper.toCase' : 'helper.title')}</a>`,
    ])}<script type="module" src="${asset('self-test.js')}"></script>`,
  })
}

function line(view: View, { name, state }: Check, page: SelfTestPage): Html {
  const { t } = view
  const guide = guideOf[name]
  const query = [page.case && `case=${page.case}`, `flow=${page.flow}`].filter(Boolean).join('&')
  const said = state === 'unseen' ? t('helper.browser.unseen') : t(`helper.browser.${name}.${state}`, values(view))
  return html`<li data-check-name="${name}" data-state="${state}">${marks}<div><p class="title"><span class="name">${t(
    `helper.browser.${name}.name`,
  )}</span> <span class="state">${state === 'unseen' ? '' : t(`helper.browser.${state}`)}</span></p><p class="said">${said}</p>${
    guide &&
    html`<p class="fix"${state === 'wrong' ? '' : html` hidden`}><a href="/helper/guides/${guide}?${query}">${t('helper.browser.fix')}</a></p>`
  }</div></li>`
}

/** One icon for each state; the style shows the one that holds. */
const marks = html`<span class="mark-fine">${icon.done}</span><span class="mark-wrong">${icon.alert}</span><span class="mark-unseen">${icon.info}</span>`

/** The words for what scripts find. */
function textsOf(view: View): Html {
  const { t } = view
  const told: [string, string][] = checkNames.flatMap((name) => [
    [`${name}.fine`, t(`helper.browser.${name}.fine`, values(view))],
    [`${name}.wrong`, t(`helper.browser.${name}.wrong`, values(view))],
  ])
  const more = ['fine', 'wrong', 'noted', 'checking', 'allFine', 'someWrong'] as const
  const parts = ['added', 'changed', 'target', 'noted'] as const
  return textsAttribute(
    Object.fromEntries([
      ...told.map(([name, said]) => [`test.${name}`, { said }]),
      ...more.map((name) => [`test.${name}`, { said: t(`helper.browser.${name}`, { names: '{names}' }) }]),
      ...parts.map((name) => [`test.form.${name}`, { said: t(`helper.browser.form.${name}`) }]),
      ['test.sent', { said: t('helper.browser.sent', { names: '{names}' }) }],
    ]),
  )
}

/** What the server knows already; the script fills the other places. */
function values({ host }: View) {
  return { host, m: '{m}', ms: '{ms}', what: '{what}' }
}

/** A form that nobody fills in: what rewrites our real forms rewrites this one too, and it holds nothing. */
function decoy(): Html {
  return html`<form class="hidden" id="decoy" action="/sign-in/password" method="post" aria-hidden="true" autocomplete="off"><input name="username" type="text" autocomplete="off" tabindex="-1"><input name="password" type="password" autocomplete="off" tabindex="-1"></form>`
}
