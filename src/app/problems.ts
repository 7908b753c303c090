import { accessProblems } from '../access/problems.ts'
import { oauthProblems } from '../api/oauth/problems.ts'
import { authenticatorProblems } from '../mechanisms/authenticators/problems.ts'
import { deliveryProblems } from '../mechanisms/delivery/problems.ts'
import { oneTimeProblems } from '../mechanisms/one-time/problems.ts'
import { sessionProblems } from '../mechanisms/sessions/problems.ts'
import { throttlingProblems } from '../mechanisms/throttling/problems.ts'
import { htmlProblems } from '../platform/html/problems.ts'
import { httpProblems } from '../platform/http/problems.ts'
import { gatherProblems } from '../platform/problems/index.ts'
import { accountProblems } from '../records/accounts/problems.ts'
import { applicationProblems } from '../services/applications/problems.ts'
import { authenticationProblems } from '../services/authentication/problems.ts'
import { investigationProblems } from '../services/investigation/problems.ts'
import { changeProblems, recoveryProblems } from '../services/problems.ts'

/**
 * The problems of every room in one catalogue, from the lowest floor up. What starts a part of Genkan imports this
 * file first; so does a test that tells a problem without starting the whole.
 */
gatherProblems([
  htmlProblems,
  httpProblems,
  accountProblems,
  throttlingProblems,
  authenticatorProblems,
  oneTimeProblems,
  deliveryProblems,
  sessionProblems,
  accessProblems,
  authenticationProblems,
  applicationProblems,
  recoveryProblems,
  changeProblems,
  investigationProblems,
  oauthProblems,
])
