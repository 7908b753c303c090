import type { Speaks } from './speaks.ts'

/** G7: the way between the browser and us. */
export const network = {
  C45: {
    likely: { online: { no: 0.4 }, rtt: { slow: 0.7 }, other_device: { works: 0.4 } },
    confirmedBy: ['online.no'],
    ruledOutBy: [['online.yes', 'rtt.quick']],
  },
  C46: {
    likely: {
      hosts: { blocked: 0.8, intercepted: 0.17 },
      proxy: { set: 0.7 },
      // Scripts are the first that a filter takes away.
      script: { absent: 0.6 },
      other_device: { works: 0.75 },
    },
    // On a page that something changes, a blocked host is more often an extension's doing.
    confirmedBy: ['hosts.intercepted', ['hosts.blocked', 'page.clean']],
    ruledOutBy: ['hosts.reached'],
  },
  C47: {
    likely: { source: { limited: 0.98 } },
    confirmedBy: ['source.limited'],
    ruledOutBy: ['source.free'],
  },
} as const satisfies Record<string, Speaks>
