import type { Keys } from '../../platform/crypto/index.ts'
import { type Queries, sql } from '../../platform/database/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import { caseFold } from '../../records/accounts/index.ts'
import { openPayload } from './queries.ts'
import { type Mail, type RenderConfig, renderMessage, type TextMessage, type Values, withTimes } from './render.ts'
import { formOf, type Template } from './templates.ts'

/** A message as its recipient sees it; only local mode keeps what this needs. */
export type SentMessage = {
  id: string
  kind: 'email' | 'phone'
  to: string
  template: Template
  language: Language
  status: string
  createdAt: Date
  content: Mail | TextMessage
  code: string | undefined
  /** The first link that the caller gave. */
  link: string | undefined
}

type Row = Omit<SentMessage, 'content' | 'code' | 'link'> & { payload: string | null; plain: boolean; notAfter: Date }

/** The newest messages with their content, for the outbox page of local mode: at most 200; of one recipient or all. */
export async function sentMessages(
  q: Queries,
  keys: Keys,
  config: RenderConfig,
  which: { to?: string | undefined; id?: string | undefined } = {},
): Promise<SentMessage[]> {
  const to = which.to === undefined ? null : caseFold(which.to)
  const rows = await q.many<Row>(sql`
    select message_id as id, kind, recipient as "to", template, language, status, created_at as "createdAt", payload, plain,
      not_after as "notAfter"
    from message
    where status not in ('dropped', 'refused') and (${to}::text is null or recipient_norm = ${to}::text)
      and (${which.id ?? null}::uuid is null or message_id = ${which.id ?? null}::uuid)
    order by created_at desc, message_id desc limit 200`)
  return rows.flatMap((row) => {
    const values = openPayload(keys, row.id, row.payload)
    return values ? [asSent(row, values, config)] : []
  })
}

function asSent({ payload, plain, notAfter, ...row }: Row, values: Values, config: RenderConfig): SentMessage {
  const content = renderMessage({ ...row, plain }, withTimes({ ...row, notAfter }, values), config)
  const linkName = formOf(row.template).needs.find((name) => /^link$|Link$/.test(name))
  return {
    ...row,
    content,
    code: values.code === undefined ? undefined : String(values.code),
    link: linkName && String(values[linkName]),
  }
}
