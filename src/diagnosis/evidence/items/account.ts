import type { ItemShape } from '../item.ts'

/** Days since something happened, as people say it. */
const days = {
  unit: 'days',
  upTo: [
    [1, 'today'],
    [31, 'month'],
    [Number.POSITIVE_INFINITY, 'longer'],
  ],
} as const

/** What only somebody with a claim to the account may hear of it: its state, its log, its rights. */
export const accountItems = {
  /** The account under the typed identifier. */
  account: {
    places: ['account'],
    level: 'T2',
    usual: { active: 0.935, unknown: 0.025, unverified: 0.02, disabled: 0.012, closed: 0.008 },
  },
  /** An existing account whose identifier is one or two characters away, on the same proved contact or domain. */
  near_account: { places: ['account'], level: 'T2', usual: { yes: 0.01, no: 0.99 } },
  /** Whether the address has an account of one kind or of both. */
  kinds: { places: ['account'], level: 'T2', usual: { single: 0.95, both: 0.05 } },
  password: { places: ['account'], level: 'T1', usual: { set: 0.97, none: 0.03 } },
  /** The typed password is a former one. */
  former: { places: ['log'], level: 'T1', usual: { yes: 0.01, no: 0.99 } },
  /** A change of the password in the last 30 days, and by whom. */
  password_change: { places: ['account'], level: 'T1', usual: { none: 0.87, self: 0.1, admin: 0.03 } },
  /** The password was right, but has to be replaced. */
  must_change: { places: ['account'], level: 'T2', usual: { no: 0.985, policy: 0.006, leaked: 0.005, admin: 0.004 } },
  /** The same wrong value was seen on another account of this person on this browser. */
  same_as_other: { places: ['log'], level: 'T3', hiddenAt: ['T4', 'T5'], usual: { yes: 0.01, no: 0.99 } },
  /** A generated secret fits once look-alike characters are read as one. */
  folded: { places: ['log'], level: 'T3', hiddenAt: ['T4', 'T5'], usual: { yes: 0.01, no: 0.99 } },
  /** The person got in with another account of theirs right after. */
  other_success: { places: ['log'], level: 'T1', hiddenAt: ['T4', 'T5'], usual: { yes: 0.03, no: 0.97 } },
  /** The last sign-in that worked, by the log or as the person remembers it. */
  last_success: {
    places: ['log', 'person'],
    level: 'T1',
    usual: { today: 0.33, month: 0.45, longer: 0.22 },
    measured: days,
  },
  /** A sign-in that worked elsewhere in the last half hour: in a fresh browser of the same device, on another device. */
  success_elsewhere: {
    places: ['log'],
    level: 'T1',
    usual: { none: 0.86, clean_browser: 0.02, other_device: 0.12 },
  },
  /** Who produced the failures behind a pause. */
  lock_source: { places: ['log'], level: 'T1', usual: { none: 0.82, own: 0.12, strangers: 0.04, app: 0.02 } },
  /** One client that keeps sending a password since it was changed. */
  stored_client: { places: ['log'], level: 'T2', usual: { none: 0.98, repeating: 0.02 } },
  /** A change of password or contacts in the last 30 days from a device that is not familiar. */
  sensitive: { places: ['log'], level: 'T1', usual: { none: 0.93, familiar: 0.06, unfamiliar: 0.01 } },
  /** How close a refused code was. Never for whoever types codes: it would help guessing. */
  code_near: { places: ['log'], level: 'T4', usual: { yes: 0.05, no: 0.95 } },
  /** Ways to confirm that can be used now. */
  methods: { places: ['account'], level: 'T1', usual: { some: 0.97, none: 0.03 } },
  /** Whether the second factor was used since the person has their present device. */
  method_use: { places: ['log'], level: 'T1', usual: { used: 0.9, unused: 0.1 } },
  number_age: {
    places: ['account'],
    level: 'T1',
    usual: { recent: 0.8, old: 0.2 },
    measured: {
      unit: 'days',
      upTo: [
        [1095, 'recent'],
        [Number.POSITIVE_INFINITY, 'old'],
      ],
    },
  },
  /** The platform on which the account's passkeys were made, against this one. */
  passkey_home: { places: ['account'], level: 'T1', usual: { here: 0.7, elsewhere: 0.3 } },
  /** How far the code of an authenticator app was off. */
  drift: {
    places: ['log'],
    level: 'T1',
    usual: { fine: 0.97, drifted: 0.015, beyond: 0.015 },
    measured: {
      unit: 'steps of 30 s',
      upTo: [
        [1, 'fine'],
        [10, 'drifted'],
        [Number.POSITIVE_INFINITY, 'beyond'],
      ],
    },
  },
  /** In the application's organisation. `other_selected`: a member there, but another one is open now. */
  membership: {
    places: ['account'],
    level: 'T3',
    usual: { member: 0.95, invited: 0.015, none: 0.02, other_selected: 0.015 },
  },
  role: { places: ['account'], level: 'T3', usual: { present: 0.97, missing: 0.03 } },
  assignment: { places: ['account'], level: 'T3', usual: { present: 0.975, missing: 0.025 } },
  organisation: { places: ['account'], level: 'T3', usual: { active: 0.99, suspended: 0.01 } },
  /** The rule that refused; its name is for administrators, its category for the person. */
  policy: {
    places: ['log'],
    level: 'T2',
    usual: { pass: 0.97, network: 0.01, place: 0.008, device: 0.008, time: 0.004 },
  },
  /** Whether a second way to confirm is asked for that nobody set up. */
  second_step: { places: ['account'], level: 'T2', usual: { fine: 0.975, needed: 0.025 } },
  /** The organisation's own sign-in. */
  idp: { places: ['application'], level: 'T2', usual: { fine: 0.98, failed: 0.015, claims: 0.005 } },
} as const satisfies Record<string, ItemShape>
