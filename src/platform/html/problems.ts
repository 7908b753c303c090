import type { ProblemTable } from '../problems/index.ts'

/** What a page finds by itself: its fields and the scripts in the browser. */
export const htmlProblems = {
  id_format: { code: 'GK1002', status: 400, level: 'T0', action: 'use_suggestion' },
  id_domain_typo: { code: 'GK1003', status: 400, level: 'T0', action: 'use_suggestion' },
  caps_on: { code: 'GK1005', status: 400, level: 'T0', action: 'show_password' },
  ime_on: { code: 'GK1006', status: 400, level: 'T0', action: 'to_half_width' },
  code_length: { code: 'GK1007', status: 400, level: 'T0', action: 'paste_again' },
  cookies_off: { code: 'GK6001', status: 400, level: 'T0', action: 'check_again' },
  offline: { code: 'GK6006', status: 503, level: 'T0', action: 'try_again' },
  slow: { code: 'GK6007', status: 503, level: 'T0', action: 'try_again' },
  device_clock: { code: 'GK6008', status: 400, level: 'T0', action: 'check_again' },
} as const satisfies ProblemTable

type HtmlProblems = typeof htmlProblems

declare module '../problems/index.ts' {
  interface Problems extends HtmlProblems {}
}
