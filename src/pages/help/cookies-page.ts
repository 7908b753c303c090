import { html, layout, table, type View } from '../../platform/html/index.ts'

/** Every cookie that this site sets: name, what for, how long. */
const cookies = [
  ['__Host-genkan_session', 'session', 'sessionLife'],
  ['__Host-genkan_stay', 'stay', 'stayLife'],
  ['__Host-genkan_browser', 'browser', 'yearLife'],
  ['__Host-genkan_language', 'language', 'yearLife'],
  ['__Host-genkan_flow_…', 'flow', 'flowLife'],
  ['genkan_probe', 'probe', 'probeLife'],
] as const

export function cookiesPage(view: View): string {
  const { t } = view
  const title = t('help.cookies.title')
  const columns = [t('help.cookies.name'), t('help.cookies.purpose'), t('help.cookies.life')]
  const rows = cookies.map(([name, purpose, life]) => [
    html`<code class="whole">${name}</code>`,
    t(`help.cookies.${purpose}`),
    t(`help.cookies.${life}`),
  ])
  const body = html`${table({ caption: title, captionHidden: true, columns, rows })}
    <p>${t('help.cookies.plain')}</p><p>${t('help.cookies.clear')} <a href="/start-clean">${t('help.cookies.startClean')}</a></p>`
  return layout(view, { title, lead: t('help.cookies.lead'), width: 'wide', body })
}
