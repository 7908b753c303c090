/** What one act ends. What is left out stays. */
export type Ending = {
  /**
   * `one` session; all of this `browser`'s cookies; those of one `device`, on one account; all `others` than one; those on
   * devices that are not `established`; `all`.
   */
  sessions?: 'one' | 'browser' | 'device' | 'others' | 'not_established' | 'all'
  /**
   * Grants with their access, refresh and offline tokens: those that the ended sessions gave (`of_sessions`), those of
   * one application (`of_client`), those of it by accounts that it does not take any more (`of_client_unfit`), the ones
   * that are named (`named`), or `all` of the account.
   */
  grants?: 'of_sessions' | 'of_client' | 'of_client_unfit' | 'named' | 'all'
  /** Browsers that are not familiar any more: the one `device`, all `others`, or `all`, as in the hands of a stranger. */
  devices?: 'one' | 'others' | 'all'
  /** Codes and links on their way that would open the account. */
  pending?: true
}

/**
 * Which act ends what: the one table of it, shown in docs/security.md and walked by a test through every door.
 * Its keys are the reasons that ended sessions are kept with.
 */
export const endings = {
  signed_out: { sessions: 'one' },
  signed_out_by_application: { sessions: 'one' },
  signed_out_browser: { sessions: 'browser' },
  browser_cleaned: { sessions: 'browser' },
  session_ended: { sessions: 'one', grants: 'of_sessions' },
  other_sessions_ended: { sessions: 'others', grants: 'of_sessions' },
  signed_out_everywhere: { sessions: 'all', grants: 'all', pending: true },
  sessions_ended_by_operator: { sessions: 'all', grants: 'all', pending: true },

  // The person who changes their own password keeps this browser, and is asked about applications.
  password_changed: { sessions: 'others', grants: 'all', pending: true },
  password_changed_keeping_applications: { sessions: 'others', pending: true },
  password_reset: { sessions: 'all', grants: 'all', devices: 'others', pending: true },
  // With one proof it begins a hold: until it is clear who that was, whoever was there longer stays in.
  password_reset_held: { sessions: 'not_established', grants: 'all', devices: 'others', pending: true },
  authenticator_removed: { sessions: 'others', pending: true },

  sign_in_disowned: { sessions: 'device', grants: 'of_sessions', devices: 'one', pending: true },
  takeover_reported: { sessions: 'all', grants: 'all', devices: 'all', pending: true },
  contest_opened: { pending: true },
  contest_decided: { sessions: 'others', grants: 'all', devices: 'others', pending: true },

  account_disabled: { sessions: 'all', grants: 'all', pending: true },
  account_closed: { sessions: 'all', grants: 'all', pending: true },

  application_disconnected: { grants: 'of_client' },
  application_turned_off: { grants: 'of_client' },
  application_removed: { grants: 'of_client' },
  application_narrowed: { grants: 'of_client_unfit' },
  token_given_back: { grants: 'named' },
  // The application asks anew; nobody is signed out there because somebody else has a copy of a token.
  token_reused: { grants: 'named' },
} as const satisfies Record<string, Ending>

export type EndingAct = keyof typeof endings
