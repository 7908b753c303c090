import type { ItemShape } from '../item.ts'

/**
 * What we see of an attempt without looking at any account: the same for an address that nobody has.
 * Counters and pauses are kept for unknown addresses too, so they may be told to anybody.
 */
export const requestItems = {
  /** Wrong passwords on this address from this browser: the first, the same again, a second one, three or more. */
  tries: { places: ['log'], level: 'T0', usual: { first: 0.5, few: 0.2, same: 0.12, several: 0.18 } },
  /** The pause of the typed address. `near`: three tries or fewer are left; `stopped`: a reset is needed. */
  pause: { places: ['log'], level: 'T0', usual: { none: 0.86, near: 0.06, active: 0.07, stopped: 0.01 } },
  /** Whether another code may be sent now. */
  resend: { places: ['log'], level: 'T0', usual: { open: 0.78, waiting: 0.18, used_up: 0.04 } },
  /** The typed code. `older`: a former one of this flow; both that and `expired` need the real code. */
  code: { places: ['log'], level: 'T0', usual: { matches: 0.14, wrong: 0.7, older: 0.08, expired: 0.08 } },
  /** The link of a message. `scanned`: opened by a program within seconds, and by nobody since. */
  link: {
    places: ['log'],
    level: 'T0',
    usual: { unopened: 0.6, opened: 0.32, scanned: 0.02, used: 0.03, expired: 0.03 },
  },
  /** How old the page was that was sent. */
  page_age: { places: ['log'], level: 'T0', usual: { fresh: 0.965, old: 0.025, replayed: 0.01 } },
  /** Whether the session's cookie was there on the request after the sign-in. */
  session: { places: ['log'], level: 'T0', usual: { kept: 0.98, lost: 0.02 } },
  /** The third return from one application within a minute, and why it returned. */
  loop: {
    places: ['log'],
    level: 'T0',
    usual: { none: 0.96, app: 0.01, session_lost: 0.02, two_accounts: 0.01 },
  },
  /** A session of this browser that was used without asking; `unfit`: of another kind or organisation, or too old. */
  reuse: { places: ['log'], level: 'T0', usual: { none: 0.7, fits: 0.28, unfit: 0.02 } },
  /** The kind of the chosen account against what the application takes. */
  kind: { places: ['log'], level: 'T0', usual: { fits: 0.965, personal: 0.025, organisation: 0.01 } },
  /** Whether this browser's list has an account that fits. */
  fitting_here: { places: ['log'], level: 'T0', usual: { yes: 0.5, no: 0.5 } },
  /** Whether the application asks as it is registered. */
  app: { places: ['application'], level: 'T0', usual: { registered: 0.99, misconfigured: 0.01 } },
  /** The limit of the visitor's network. */
  source: { places: ['log'], level: 'T0', usual: { free: 0.985, limited: 0.015 } },
  /** Our own health, as the status page tells it. */
  incident: { places: ['log'], level: 'T0', usual: { none: 0.99, service: 0.01 } },
  /** The services that mail and text messages leave through. */
  mail_service: {
    places: ['delivery'],
    level: 'T0',
    about: ['Y7', 'Y9', 'Y20'],
    usual: { well: 0.99, down: 0.01 },
  },
  sms_service: { places: ['delivery'], level: 'T0', about: ['Y8', 'Y9'], usual: { well: 0.99, down: 0.01 } },
  /** How long messages take just now, for everybody. */
  median: {
    places: ['delivery'],
    level: 'T0',
    about: ['Y7', 'Y8', 'Y9'],
    usual: { usual: 0.95, slow: 0.05 },
    measured: {
      unit: 's',
      upTo: [
        [120, 'usual'],
        [Number.POSITIVE_INFINITY, 'slow'],
      ],
    },
  },
} as const satisfies Record<string, ItemShape>
