import type { Cause } from './cause.ts'

/** G6: this browser, its memory and its pages. */
export const browser = {
  C36: {
    slug: 'stale_cookies',
    disclosure: 'own',
    from: 'T0',
    said: [{ code: 'GK6002' }],
    repairs: [
      ['start_clean', 0.85],
      ['continue_on_phone', 0.6],
      ['private_window', 0.7],
      ['clear_site_data', 0.7],
    ],
  },
  C37: {
    slug: 'cookies_blocked',
    disclosure: 'own',
    from: 'T0',
    said: [{ code: 'GK6001' }],
    repairs: [
      ['allow_cookies', 0.9],
      ['check_again', 0.5],
      ['continue_on_phone', 0.6],
      ['other_browser', 0.6],
    ],
  },
  C38: {
    slug: 'no_script',
    disclosure: 'own',
    from: 'T0',
    said: [{ code: 'GK6009' }],
    repairs: [
      ['use_simple_page', 0.9],
      ['continue_on_phone', 0.5],
    ],
  },
  C39: {
    slug: 'browser_lacks',
    disclosure: 'own',
    from: 'T0',
    said: [{ code: 'GK5004', when: ['passkey.unsupported', 'browser.in_app'] }, { code: 'GK6009' }],
    repairs: [
      ['copy_link', 0.85],
      ['use_simple_page', 0.65],
      ['use_another_way', 0.5],
      ['continue_on_phone', 0.5],
      ['other_browser', 0.7],
      ['update_browser', 0.6],
    ],
  },
  C40: {
    slug: 'page_altered',
    disclosure: 'own',
    from: 'T0',
    said: [{ code: 'GK6005', when: ['session.lost'] }, { code: 'GK6010' }],
    repairs: [
      ['test_browser', 0.5],
      ['open_without_extensions', 0.88],
      ['continue_on_phone', 0.5],
      ['other_browser', 0.7],
    ],
  },
  C41: {
    slug: 'page_stale',
    disclosure: 'own',
    from: 'T0',
    said: [{ code: 'GK6003' }],
    repairs: [
      ['continue', 0.97],
      ['try_again', 0.6],
    ],
  },
  C42: {
    slug: 'two_tabs',
    disclosure: 'own',
    from: 'T0',
    // The code's text names the account of the other tab.
    said: [{ code: 'GK6011', from: 'T3' }],
    repairs: [
      ['keep_this_account', 0.9],
      ['choose_account', 0.8],
      ['sign_out_here', 0.7],
    ],
  },
  C43: {
    slug: 'device_clock',
    disclosure: 'own',
    from: 'T0',
    said: [{ code: 'GK6008' }],
    repairs: [
      ['set_clock', 0.92],
      ['check_again', 0.5],
      ['continue_on_phone', 0.5],
    ],
  },
  C44: {
    slug: 'application_loops',
    disclosure: 'neutral',
    from: 'T0',
    said: [{ code: 'GK6002' }],
    repairs: [
      ['stop_loop', 0.5],
      ['send_to_app_owner', 0.6],
      ['start_clean', 0.3],
    ],
  },
} as const satisfies Record<string, Cause>
