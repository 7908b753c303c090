import type { Speaks } from './speaks.ts'

/** G10: links, our own service, and safety. */
export const service = {
  C59: {
    likely: { link: { scanned: 0.33, used: 0.33, expired: 0.32 }, opened: { yes: 0.6 } },
    confirmedBy: ['link.scanned', 'link.used', 'link.expired'],
    ruledOutBy: ['link.unopened', 'link.opened'],
  },
  C60: {
    likely: {
      incident: { service: 0.8 },
      mail_service: { down: 0.8 },
      sms_service: { down: 0.8 },
      receipt: { provider_down: 0.5, waiting: 0.4 },
      sms: { waiting: 0.9 },
      median: { slow: 0.6 },
      other_device: { works: 0.05 },
    },
    confirmedBy: ['incident.service', 'mail_service.down', 'sms_service.down', 'receipt.provider_down'],
    // A mail or message service that is known to be down still confirms it.
    ruledOutBy: ['incident.none'],
  },
  C61: {
    likely: { must_change: { policy: 0.45, leaked: 0.3, admin: 0.24 } },
    confirmedBy: ['must_change.policy', 'must_change.leaked', 'must_change.admin'],
    ruledOutBy: ['must_change.no'],
  },
  C62: {
    likely: {
      sensitive: { unfamiliar: 0.9 },
      strange: { yes: 0.8 },
      former: { yes: 0.75 },
      other_device: { works: 0.05 },
      last_success: { today: 0.3, month: 0.6 },
    },
    confirmedBy: [
      ['sensitive.unfamiliar', 'former.yes'],
      ['sensitive.unfamiliar', 'strange.yes'],
    ],
    ruledOutBy: ['sensitive.none'],
  },
  C63: {
    likely: { organisation: { suspended: 0.98 }, purpose: { work: 0.95 }, other_device: { works: 0.02 } },
    confirmedBy: ['organisation.suspended'],
    ruledOutBy: ['organisation.active'],
  },
} as const satisfies Record<string, Speaks>
