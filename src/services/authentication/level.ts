import { authenticatorKinds } from '../../mechanisms/authenticators/index.ts'

/** Authentication assurance levels (SP 800-63B-4, 2), as `acr` of sessions and tokens. */
export type AssuranceLevel = 'aal1' | 'aal2'

/** Something that an app or key of the person's showed: possession (SP 800-63B-4, 3). Codes by SMS and mail are not among them. */
const possession = new Set(['otp', 'app', 'hwk', 'swk', 'rc'])

/**
 * The level that these methods reach (docs/openid.md). `aal2` is a passkey with user verification, or a password with
 * something that is had; a code by mail never adds to it, and one by SMS does not either.
 */
export function acrOf(amr: readonly string[]): AssuranceLevel {
  const verifiedKey = (amr.includes('hwk') || amr.includes('swk')) && amr.includes('user')
  const twoFactors = amr.includes('pwd') && amr.some((method) => possession.has(method))
  return verifiedKey || twoFactors ? 'aal2' : 'aal1'
}

/** The levels that can be reached with the kinds of authenticators there are, the lowest first. */
export function reachableLevels(kinds = authenticatorKinds): AssuranceLevel[] {
  const all = Object.values(kinds)
  const first = all.filter(({ steps }) => steps.includes('first'))
  const second = all.filter(({ steps }) => steps.includes('second'))
  const reached = first.flatMap((one) => [one.amr, ...second.map((two) => [...one.amr, ...two.amr])].map(acrOf))
  return reached.includes('aal2') ? ['aal1', 'aal2'] : ['aal1']
}
