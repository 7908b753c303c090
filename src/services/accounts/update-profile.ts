import { auditActor, type Person, refuseUnlessMay } from '../../access/index.ts'
import { recordAudit } from '../../platform/audit/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import { type Refusal, refuse } from '../../platform/problems/index.ts'
import { setProfile } from '../../records/accounts/changes.ts'
import { type Account, findAccount, type Profile, readName, readReading } from '../../records/accounts/index.ts'
import type { Context } from '../context.ts'
import { tellProfileChanged } from '../notices/index.ts'

/** As it was typed; whatever else a form sends along is not looked at. */
export type TypedProfile = { [field in keyof Profile]?: string | undefined }

const fields = ['fullName', 'familyName', 'givenName', 'reading', 'language'] as const

/**
 * Changes the names and the language of the person's own account; its contacts are told when anything changed.
 * Refused without a name (GK1009). An unknown language leaves the one that is.
 */
export async function updateProfile(
  context: Context,
  actor: Person,
  typed: TypedProfile,
): Promise<{ ok: true; language: Language } | Refusal> {
  const { ownerId, accountId } = actor
  const refused = refuseUnlessMay(actor, 'account.update', actor)
  if (refused) return refused
  return context.db.transaction(async (tx) => {
    const account = await findAccount(tx, accountId)
    const profile = account && readProfile(typed, account)
    if (!profile) return refuse('name_missing')
    const { language } = profile
    const changed = fields.filter((field) => profile[field] !== account[field])
    if (changed.length === 0) return { ok: true, language }
    await setProfile(tx, account, profile)
    const event = { type: 'profile.changed', ownerId, accountId, actor: auditActor(actor), detail: { changed } }
    await recordAudit(tx, event)
    await tellProfileChanged(context, tx, { ...account, language }, actor.client)
    return { ok: true, language }
  })
}

function readProfile(typed: TypedProfile, { language }: Account): Profile | undefined {
  const fullName = readName(typed.fullName)
  if (!fullName) return undefined
  return {
    fullName,
    familyName: readName(typed.familyName) ?? null,
    givenName: readName(typed.givenName) ?? null,
    reading: readReading(typed.reading) ?? null,
    language: typed.language === 'ja' || typed.language === 'en' ? typed.language : language,
  }
}
