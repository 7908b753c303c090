import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { fitsRequirement } from '../../../mechanisms/flows/index.ts'
import type { Session } from '../../../mechanisms/sessions/index.ts'
import { chooseSession, type RequestedSession } from './choose-session.ts'

const requirement = fc.record({
  clientId: fc.constant('c'),
  name: fc.constant('App'),
  kind: fc.constantFrom('personal' as const, 'organization' as const, 'any' as const),
  organizationId: fc.constantFrom(undefined, 'org-1'),
})

const session = fc
  .record({
    accountId: fc.constantFrom('a', 'b', 'c', 'd'),
    kind: fc.constantFrom('personal' as const, 'organization' as const),
    ownerId: fc.constantFrom('org-1', 'org-2'),
    authTime: fc.integer({ min: 0, max: 100 }).map((seconds) => new Date(seconds * 1000)),
  })
  .map((part) => ({ ...part, userName: `${part.accountId}@example.com` }) as unknown as Session)

const requested = fc.record({
  requirement,
  prompts: fc
    .subarray(['none', 'login', 'consent', 'select_account', 'create'])
    .map((list) => new Set(list) as ReadonlySet<string>),
  isOnly: fc.constantFrom<RequestedSession['isOnly']>(undefined, ({ accountId }) => accountId === 'a'),
  hinted: fc.constantFrom(undefined, new Set(['b']), new Set<string>()),
  authAfter: fc.constantFrom(undefined, 50),
})

test('whatever is asked, a session is chosen only if it is the only one that fits, and nothing asked for a person', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(session, { maxLength: 4, selector: ({ accountId }) => accountId }),
      requested,
      (sessions, asked) => {
        const choice = chooseSession(sessions, asked)
        if (!('session' in choice)) return
        const chosen = choice.session
        assert.ok(fitsRequirement(chosen, asked.requirement))
        assert.ok(!asked.prompts.has('select_account') && !asked.prompts.has('create'))
        assert.ok(!asked.isOnly || chosen.accountId === 'a')
        assert.ok(asked.isOnly || !asked.hinted || asked.hinted.has(chosen.accountId))
        assert.ok(asked.authAfter === undefined || chosen.authTime.getTime() >= 50_000)
        if (!asked.isOnly && !asked.hinted)
          assert.equal(sessions.filter((each) => fitsRequirement(each, asked.requirement)).length, 1)
      },
    ),
    { numRuns: 2000 },
  )
})
