import type { Speaks } from './speaks.ts'

/** G6: this browser, its memory and its pages. */
export const browser = {
  C36: {
    likely: {
      old_cookie: { found: 0.6 },
      // Few try elsewhere within the half hour that is looked at.
      success_elsewhere: { clean_browser: 0.15, other_device: 0.25 },
      other_device: { works: 0.92 },
      // An old cookie is there in place of the new one; it is seldom that none comes.
      session: { lost: 0.15 },
      // Only returns from applications are counted; our own pages are asked for again as often.
      loop: { session_lost: 0.4, none: 0.55 },
      cookies: { kept: 0.999 },
    },
    confirmedBy: ['old_cookie.found', ['success_elsewhere.clean_browser', 'page.clean']],
  },
  C37: {
    likely: {
      cookies: { blocked: 0.97 },
      storage: { blocked: 0.55 },
      session: { lost: 0.9 },
      loop: { session_lost: 0.5, none: 0.48 },
      other_device: { works: 0.9 },
      page_age: { replayed: 0.2, fresh: 0.7 },
    },
    confirmedBy: ['cookies.blocked'],
    ruledOutBy: ['cookies.kept'],
  },
  C38: {
    likely: { script: { absent: 0.97 }, other_device: { works: 0.85 } },
    ruledOutBy: ['script.ran'],
  },
  C39: {
    likely: {
      // Either an old browser or one inside another app, seldom both.
      features: { missing: 0.4 },
      browser: { in_app: 0.6 },
      passkey: { unsupported: 0.75, worked: 0.05 },
      // Browsers inside other apps often keep nothing.
      session: { lost: 0.3 },
      loop: { session_lost: 0.4, none: 0.5 },
      other_device: { works: 0.9 },
    },
    confirmedBy: ['features.missing', 'passkey.unsupported', ['browser.in_app', 'session.lost']],
    ruledOutBy: [['features.complete', 'browser.ordinary']],
  },
  C40: {
    likely: {
      page: { changed: 0.5, rewritten: 0.35 },
      hosts: { blocked: 0.15 },
      session: { lost: 0.35 },
      loop: { session_lost: 0.3, none: 0.65 },
      other_device: { works: 0.92 },
      success_elsewhere: { clean_browser: 0.1, other_device: 0.25 },
    },
    confirmedBy: ['page.rewritten'],
    ruledOutBy: ['page.clean'],
  },
  C41: {
    likely: { page_age: { old: 0.65, replayed: 0.34 }, other_device: { works: 0.7 } },
    confirmedBy: ['page_age.old', 'page_age.replayed'],
    ruledOutBy: ['page_age.fresh'],
  },
  C42: {
    likely: {
      other_tab: { different_account: 0.8, same_account: 0.15 },
      tabs: { several: 0.95 },
      loop: { two_accounts: 0.7 },
      link: { used: 0.25 },
      other_device: { works: 0.7 },
    },
    confirmedBy: ['loop.two_accounts', ['other_tab.different_account', 'tabs.several']],
    ruledOutBy: [['other_tab.none', 'tabs.single']],
  },
  C43: {
    likely: { clock: { off: 0.98 }, other_device: { works: 0.9 }, loop: { session_lost: 0.4, app: 0.3 } },
    confirmedBy: ['clock.off'],
    ruledOutBy: ['clock.fine'],
  },
  C44: {
    likely: { loop: { app: 0.95 }, session: { kept: 0.995 }, other_device: { works: 0.1 } },
    confirmedBy: ['loop.app'],
    ruledOutBy: ['loop.session_lost', 'loop.two_accounts', 'session.lost'],
  },
} as const satisfies Record<string, Speaks>
