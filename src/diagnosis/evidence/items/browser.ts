import type { ItemShape } from '../item.ts'

/**
 * What the page sees of its own browser, and what the request shows of it. Names and counts, never what was typed.
 * All of it is the visitor's own and may be told to anybody.
 */
export const browserItems = {
  /** Caps Lock was on while something was typed. */
  caps: { places: ['browser'], level: 'T0', usual: { on: 0.01, off: 0.99 } },
  /** Kana or full-width characters, or an input method at work, in a field for a secret or a code. */
  wide: { places: ['browser'], level: 'T0', usual: { seen: 0.006, none: 0.994 } },
  /** White space around the text, or characters that cannot be seen. */
  extra: { places: ['browser'], level: 'T0', usual: { spaces: 0.004, invisible: 0.001, none: 0.995 } },
  /** How the password came into its field. */
  fill: { places: ['browser', 'person'], level: 'T0', usual: { typed: 0.58, filled: 0.34, pasted: 0.08 } },
  /** The typed address against those that signed in on this browser: the same, one or two characters off, another. */
  known_here: { places: ['browser', 'log'], level: 'T0', usual: { same: 0.55, near: 0.003, other: 0.147, none: 0.3 } },
  /** The domain of the typed address. `organisation`: one that an organisation has proved. */
  domain: {
    places: ['browser', 'log'],
    level: 'T0',
    usual: { ordinary: 0.805, carrier: 0.06, organisation: 0.13, typo: 0.003, no_mail: 0.002 },
  },
  /** The round trip of a probe cookie. */
  cookies: { places: ['browser', 'log'], level: 'T0', usual: { kept: 0.985, blocked: 0.015 } },
  /** A cookie of an older version or an unknown key came along. */
  old_cookie: { places: ['browser', 'log'], level: 'T0', usual: { none: 0.988, found: 0.012 } },
  /** Local storage. */
  storage: { places: ['browser'], level: 'T0', usual: { kept: 0.98, blocked: 0.02 } },
  /** This device's clock against ours. */
  clock: {
    places: ['browser', 'device'],
    level: 'T0',
    usual: { fine: 0.985, off: 0.015 },
    measured: {
      unit: 'ms',
      upTo: [
        [120_000, 'fine'],
        [Number.POSITIVE_INFINITY, 'off'],
      ],
    },
  },
  online: { places: ['browser'], level: 'T0', usual: { yes: 0.99, no: 0.01 } },
  /** From a request to its first byte. A time-out is reported as its length. */
  rtt: {
    places: ['browser'],
    level: 'T0',
    usual: { quick: 0.96, slow: 0.04 },
    measured: {
      unit: 'ms',
      upTo: [
        [2000, 'quick'],
        [Number.POSITIVE_INFINITY, 'slow'],
      ],
    },
  },
  /** Every host that the page needs; `intercepted`: somebody else's certificate stands in front of it. */
  hosts: {
    places: ['browser', 'device'],
    level: 'T0',
    usual: { reached: 0.988, blocked: 0.009, intercepted: 0.003 },
  },
  /**
   * Whether script, form and stored data are as they were sent: extensions and antivirus programs change them.
   * `rewritten`: so is what was typed, which then is not what was meant.
   */
  page: { places: ['browser'], level: 'T0', usual: { clean: 0.985, changed: 0.014, rewritten: 0.001 } },
  /** Whether the page's script ran at all. */
  script: { places: ['browser', 'log'], level: 'T0', usual: { ran: 0.989, absent: 0.011 } },
  /** What the browser can do, of what sign-in needs here. */
  features: { places: ['browser'], level: 'T0', usual: { complete: 0.98, missing: 0.02 } },
  /** A browser of its own, or one inside another app. */
  browser: { places: ['browser', 'log'], level: 'T0', usual: { ordinary: 0.95, in_app: 0.05 } },
  /** Pages of this site that are open in this browser. */
  tabs: {
    places: ['browser'],
    level: 'T0',
    usual: { single: 0.85, several: 0.15 },
    measured: {
      unit: 'pages',
      upTo: [
        [1, 'single'],
        [Number.POSITIVE_INFINITY, 'several'],
      ],
    },
  },
  /** Live attempts of this browser beside this one, and whether they are for another account. */
  other_tab: {
    places: ['log'],
    level: 'T0',
    usual: { none: 0.93, same_account: 0.055, different_account: 0.015 },
  },
  /** How the use of a passkey ended. `nothing_here`: none for this site on this device. */
  passkey: {
    places: ['browser', 'log'],
    level: 'T0',
    about: ['Y10', 'Y12'],
    usual: {
      worked: 0.87,
      dismissed: 0.06,
      timed_out: 0.02,
      nothing_here: 0.02,
      unsupported: 0.02,
      removed: 0.01,
    },
  },
} as const satisfies Record<string, ItemShape>
