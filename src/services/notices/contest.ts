import type { Queries } from '../../platform/database/index.ts'
import type { Standing } from '../../records/accounts/index.ts'
import { minutesOfDay, type Noticing, type Notified, notify } from './notify.ts'

const recoveryMinutes = 7 * minutesOfDay

/** Both sides hear of a contest: everybody but a contact that is new and has no part in it. */
const hears = (standing: Standing) => standing !== 'young' && standing !== 'unproven'

/** Somebody says that a change was not made by its person: until then nothing can be changed. */
export function tellContestOpened(context: Noticing, tx: Queries, account: Notified, endsAt: Date): Promise<void> {
  return notify(context, tx, account, ({ standing }) =>
    hears(standing) ? { template: 'contest_opened', values: { date: endsAt.getTime() } } : undefined,
  )
}

/** The change was undone, and everybody else is out. */
export function tellContestUndone(context: Noticing, tx: Queries, account: Notified): Promise<void> {
  return notify(context, tx, account, ({ standing }) => (hears(standing) ? { template: 'contest_undone' } : undefined))
}

/** The change stands; the contact whose link was pressed gets the recovery form. */
export function tellContestStands(
  context: Noticing,
  tx: Queries,
  account: Notified,
  presserContactId: string,
): Promise<void> {
  return notify(context, tx, account, ({ contactId, standing }) => {
    if (contactId === presserContactId)
      return {
        template: 'contest_lost',
        link: {
          name: 'link',
          type: 'recovery',
          path: '/recovery',
          minutes: recoveryMinutes,
          data: { because: 'contest' },
        },
      }
    return hears(standing) ? { template: 'contest_stands' } : undefined
  })
}
