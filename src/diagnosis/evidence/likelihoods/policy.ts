import type { Speaks } from './speaks.ts'

/** G9: what an organisation or an application asks for. */
export const policy = {
  C54: {
    likely: { assignment: { missing: 0.98 }, other_device: { works: 0.03 } },
    confirmedBy: ['assignment.missing'],
    ruledOutBy: ['assignment.present'],
  },
  C55: {
    likely: {
      policy: { network: 0.4, place: 0.2, device: 0.3, time: 0.08 },
      other_device: { works: 0.35 },
      purpose: { work: 0.9 },
    },
    confirmedBy: ['policy.network', 'policy.place', 'policy.device', 'policy.time'],
    ruledOutBy: ['policy.pass'],
  },
  C56: {
    likely: { second_step: { needed: 0.98 }, purpose: { work: 0.85 } },
    confirmedBy: ['second_step.needed'],
    ruledOutBy: ['second_step.fine'],
  },
  C57: {
    likely: { idp: { failed: 0.7, claims: 0.28 }, purpose: { work: 0.9 }, other_device: { works: 0.1 } },
    confirmedBy: ['idp.failed', 'idp.claims'],
    ruledOutBy: ['idp.fine'],
  },
  C58: {
    likely: { app: { misconfigured: 0.98 }, other_device: { works: 0.05 } },
    confirmedBy: ['app.misconfigured'],
    ruledOutBy: ['app.registered'],
  },
} as const satisfies Record<string, Speaks>
