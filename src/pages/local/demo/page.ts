import type { Config } from '../../../platform/config/index.ts'
import {
  copyButton,
  given,
  type Html,
  html,
  type Item,
  items,
  linkButton,
  moreLinks,
  notice,
  section,
  tag,
  type View,
} from '../../../platform/html/index.ts'
import { wayInto } from './applications.ts'
import {
  addressOf,
  applications,
  type DemoPerson,
  demoPassword,
  devices,
  formerPassword,
  type Group,
  people,
} from './fixtures.ts'

type PageConfig = Pick<Config, 'url' | 'examplePort' | 'accountsDomain'>

const groups: Group[] = ['password', 'account', 'mail', 'application', 'device']

/** What there is to try in a filled installation, one line for each trouble. */
export function demoSections(view: View, config: PageConfig): Html {
  const { t } = view
  const ways = moreLinks([
    html`<a href="/helper">${t('demo.helper')}</a>`,
    html`<a href="/local/outbox">${t('local.outbox')}</a>`,
  ])
  return html`${notice('hint', t('demo.privateWindow'))}${ways}${section('passwords', t('demo.passwords'), passwords(view))}${groups.map(
    (group) =>
      section(`demo-${group}`, t(`demo.group.${group}`), items(itemsOf(view, group, config)), {
        lead: t(`demo.lead.${group}`),
      }),
  )}`
}

function passwords({ t }: View): Html {
  const line = (words: string, secret: string) =>
    html`<p>${words} <code>${secret}</code> ${copyButton(t('demo.copy'), secret)}</p>`
  return html`${line(t('demo.passwordNow'), demoPassword)}${line(t('demo.passwordFormer'), formerPassword)}`
}

function itemsOf(view: View, group: Group, config: PageConfig): Item[] {
  const { t } = view
  if (group === 'device')
    return devices.map(({ id, comes }) => ({
      title: t(`demo.device.${id}.what`),
      details: [t(`demo.device.${id}.try`)],
      ...(comes && { tag: codeOf(comes) }),
    }))
  if (group === 'application')
    return applications.map((application) => ({
      title: html`${given(application.name)}`,
      details: [t(`demo.application.${application.id}.what`), t(`demo.application.${application.id}.try`)],
      tag: codeOf(application.comes),
      action: button(view, wayInto(application, config), application.name),
    }))
  return (people as readonly DemoPerson[])
    .filter((one) => one.group === group)
    .map((one) => personItem(view, one, config))
}

function personItem(view: View, person: DemoPerson, config: PageConfig): Item {
  const { t } = view
  const { id, own, comes } = person
  const address = addressOf(person, config.accountsDomain)
  return {
    title: t(`demo.person.${id}.what`),
    details: [
      html`${given(address)} ${copyButton(t('demo.copy'), address)}`,
      t(`demo.person.${id}.try`),
      own &&
        html`<a href="/local/demo/${id}?own=1">${t('demo.own')}</a>${t('demo.ownColon')}${t(`demo.ownText.${own}`)}`,
    ],
    ...(comes.startsWith('GK') && { tag: codeOf(comes) }),
    action: button(view, `/local/demo/${id}`, address),
  }
}

const button = ({ t }: View, href: string, about: string) =>
  linkButton(t('demo.try'), href, { small: true, spoken: `${t('demo.try')}: ${about}` })

/** The code that the page will show, with its help. */
function codeOf(code: string): Html {
  return html`<a class="plain" href="/help/e/${code}">${tag(code)}</a>`
}
