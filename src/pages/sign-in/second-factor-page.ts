import { type Flow, requirementLine } from '../../mechanisms/flows/index.ts'
import {
  accountLine,
  actions,
  button,
  field,
  form,
  html,
  layout,
  linkButton,
  moreLinks,
  problemSummary,
  type View,
} from '../../platform/html/index.ts'
import type { Problem } from '../../platform/problems/index.ts'
import type { WayOn } from '../../services/authentication/index.ts'

/** Step 3, where one is needed: another factor, and the other ways that this person has. */
export function secondFactorPage(
  view: View,
  page: { flow: Flow; ways: WayOn[]; way: WayOn | undefined; problem: Problem | undefined },
): string {
  const { t } = view
  const { flow, ways, way, problem } = page
  const others = ways.filter((other) => other !== way)
  return layout(view, {
    title: t('signIn.secondTitle'),
    lead: requirementLine(t, flow.requirement) ?? t('signIn.secondLead'),
    problem,
    body: html`${problem && problemSummary(view, problem, { for: 'response' })}${
      flow.identifier &&
      accountLine(view, { address: flow.identifier.value }, { changeHref: `/sign-in?flow=${flow.id}` })
    }${
      way
        ? form({ action: '/sign-in/second-factor', hidden: { flow: flow.id, kind: way.kind }, evidence: true }, [
            field(view, {
              name: 'response',
              label: t(way.name),
              autocomplete: 'one-time-code',
              inputmode: 'numeric',
              problem,
              autofocus: true,
              maxlength: 64,
            }),
            actions([button(t('signIn.secondSubmit'))]),
          ])
        : actions([
            linkButton(t('signIn.findOut'), `/helper?flow=${flow.id}`, { look: 'primary', repair: 'find_cause' }),
          ])
    }${moreLinks([
      ...others.map(
        (other) => html`<a href="/sign-in/second-factor?flow=${flow.id}&amp;kind=${other.kind}">${t(other.name)}</a>`,
      ),
      html`<a href="/helper?flow=${flow.id}">${t('signIn.cannot')}</a>`,
    ])}`,
  })
}
