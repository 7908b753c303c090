import assert from 'node:assert/strict'
import { test } from 'node:test'
import { catalogue } from '../platform/problems/index.ts'
import { facts, likelihoods, nameOf, shapes } from './evidence/index.ts'
import {
  type Cause,
  type CauseId,
  candidatesOf,
  causeIds,
  causes,
  evidenceNames,
  groupOf,
  groups,
  reaches,
  repairIds,
  repairShapes,
  type SymptomId,
  symptomIds,
  symptomOf,
  symptomsOf,
} from './index.ts'
import { shareOf } from './inference/index.ts'
import { decidingFor } from './situations.fixture.ts'

const problems = new Map(Object.values(catalogue).map((problem) => [problem.code, problem]))

/** A cause keeps its codes for good: they are in logs and in what people were told. */
const codes = `
C01 3001, C02 1003, C03 1006, C04 1005, C05 3001, C06 3001, C07 3001, C08 3005, C09 3001 3002, C10 3006, C11 2011 3001,
C12 3011, C13 2002 2003, C14 2002 2003, C15 2004, C16 2005, C17 2006, C18 2007, C19 3003 3013, C20 3004, C21 2008,
C22 2009, C23 2012, C24 4007, C25 4005, C26 4006, C27 4008, C28 4007, C29 4014, C30 4009, C31 4010, C32 4003 4004,
C33 4001 4002, C34 4011, C35 4012, C36 6002, C37 6001, C38 6009, C39 5004 6009, C40 6005 6010, C41 6003, C42 6011,
C43 6008, C44 6002, C45 6006 6007, C46 6015, C47 6012, C48 5002, C49 5001, C50 5003, C51 4013, C52 6014, C53 6013,
C54 7001, C55 7002, C56 7003, C57 7004, C58 7005, C59 8002 8003, C60 9001 9003, C61 3007 3008, C62 3012, C63 7006`

test('every cause is told as its codes, and every code of the map belongs to a cause', () => {
  const now = causeIds.map((cause) => {
    const own = causes[cause].said.map(({ code }) => code.slice(2))
    return [cause, ...own.sort()].join(' ')
  })
  assert.deepEqual(now, codes.trim().split(/,\s+/))
  for (const cause of causeIds)
    for (const { code } of causes[cause].said) assert.ok(problems.has(code), `${cause}: ${code} is in no catalogue`)
})

test('no cause is told as a code before the code may be shown', () => {
  const early = causeIds.flatMap((cause) => {
    const { from, said }: Cause = causes[cause]
    return said
      .filter(({ code, from: later = from }) => !reaches(later, problems.get(code)?.level ?? 'T5'))
      .map(({ code }) => `${cause} is told from ${from}, ${code} from ${problems.get(code)?.level}`)
  })
  assert.deepEqual(early, [])
})

test('only facts of the visitor and neutral ones are told to a stranger', () => {
  for (const cause of causeIds) {
    const { from, disclosure }: Cause = causes[cause]
    assert.equal(from === 'T0', disclosure === 'own' || disclosure === 'neutral', cause)
  }
})

/** Which causes can be behind which symptom; the tables may hold more. */
const explains: Record<SymptomId, string> = {
  Y1: 'C04 C03 C05 C06 C08 C07 C10 C09 C02 C01 C11 C12 C15 C61 C62',
  Y2: 'C19 C20 C10 C53 C08',
  Y3: 'C60 C41 C45 C36 C44 C58 C40',
  Y4: 'C47 C41 C36 C44 C45',
  Y5: 'C37 C36 C42 C14 C44 C43 C40 C38',
  Y6: 'C37 C36 C43 C44 C40 C55',
  Y7: 'C24 C28 C25 C27 C26 C32 C59 C60 C62',
  Y8: 'C30 C31 C29 C32 C60 C62',
  Y9: 'C33 C35 C27 C42 C03',
  Y10: 'C34 C51 C35 C48',
  Y11: 'C51 C29 C62',
  Y12: 'C49 C48 C50 C39 C58',
  Y13: 'C14 C13 C17 C16 C18 C15',
  Y14: 'C11 C15 C18 C42',
  Y15: 'C02 C01 C11 C15 C22 C16',
  Y16: 'C54 C17 C18 C16 C63',
  Y17: 'C36 C14 C40 C37 C46 C43 C53',
  Y18: 'C53 C14 C43 C46 C08',
  Y19: 'C52 C08 C45 C53',
  Y20: 'C59 C33 C42',
  Y21: 'C55 C56 C21 C57 C63',
  Y22: 'C62 C20',
}

test('every symptom has its causes, every cause a symptom and a group', () => {
  for (const symptom of symptomIds)
    for (const cause of explains[symptom].split(' ') as CauseId[])
      assert.ok(candidatesOf(symptom).includes(cause), `${cause} can be behind ${symptom}`)
  for (const cause of causeIds) assert.ok(symptomsOf(cause).length > 0, `${cause} is behind no symptom`)
  assert.equal(groups.length, 10)
  assert.deepEqual(
    causeIds.map((cause) => groups.indexOf(groupOf(cause))),
    causeIds.map((cause) => groups.indexOf(groupOf(cause))).sort((a, b) => a - b),
    'groups follow the order of the causes',
  )
})

test('slugs are names, each used once', () => {
  const slugs = causeIds.map((cause) => causes[cause].slug)
  assert.equal(new Set(slugs).size, causeIds.length)
  for (const slug of slugs) assert.match(slug, /^[a-z]+(_[a-z]+)*$/)
})

test('the bands of every item add up to one, for every cause too', () => {
  for (const name of evidenceNames) {
    const total = Object.values(shapes[name].usual).reduce((sum, share) => sum + share, 0)
    assert.ok(Math.abs(total - 1) < 1e-9, `${name}: ${total}`)
    for (const cause of causeIds) {
      const own = facts.filter((fact) => nameOf(fact) === name)
      const sum = own.reduce((all, fact) => all + shareOf(fact, cause), 0)
      assert.ok(Math.abs(sum - 1) < 0.005, `${name} given ${cause}: ${sum}`)
    }
  }
})

test('measured items put every size into a band of theirs', () => {
  for (const name of evidenceNames) {
    const { measured, usual } = shapes[name]
    if (!measured) continue
    assert.equal(measured.upTo.at(-1)?.[0], Number.POSITIVE_INFINITY, name)
    assert.deepEqual(measured.upTo.map(([, band]) => band).sort(), Object.keys(usual).sort(), name)
  }
})

test('what decides for a cause never decides against it', () => {
  for (const cause of causeIds) {
    const against = likelihoods[cause].ruledOutBy.map((rule) => (typeof rule === 'string' ? [rule] : rule))
    for (const deciding of decidingFor(cause))
      for (const rule of against)
        assert.ok(!rule.every((fact) => deciding.includes(fact)), `${cause}: ${deciding} and ${rule}`)
  }
})

test('what a stranger may not hear is seen by our own side only, so that nobody can feed it back', () => {
  for (const name of evidenceNames)
    if (shapes[name].hiddenAt) assert.ok(!shapes[name].places.some((place) => place === 'person'), name)
})

test('every cause has repairs, every repair but two a cause', () => {
  const used = new Set(causeIds.flatMap((cause) => causes[cause].repairs.map(([id]) => id)))
  for (const cause of causeIds) assert.ok(causes[cause].repairs.length > 0, cause)
  assert.deepEqual(
    repairIds.filter((id) => !used.has(id)),
    ['explain_by_mail', 'person'],
  )
})

test('a cause lists its repairs in the order in which they are offered: by chance times ease', () => {
  for (const cause of causeIds) {
    const worth = causes[cause].repairs
      .filter(([id]) => !repairShapes[id].place)
      .map(([id, chance]) => chance * repairShapes[id].ease)
    assert.deepEqual(
      worth,
      [...worth].sort((a, b) => b - a),
      `${cause}: ${causes[cause].repairs.map(([id, chance]) => `${id} ${chance * repairShapes[id].ease}`)}`,
    )
  }
})

test('the button of a problem is among the repairs of its causes', () => {
  // These buttons name accounts, contacts or fields, or lead to the helper itself.
  const other = ['GK3001', 'GK3002', 'GK2004', 'GK6011', 'GK6012']
  const missing = causeIds.flatMap((cause) =>
    causes[cause].said
      .filter(({ code }) => !other.includes(code))
      .filter(({ code }) => !causes[cause].repairs.some(([id]) => id === problems.get(code)?.action))
      .map(({ code }) => `${cause} ${code}: ${problems.get(code)?.action}`),
  )
  assert.deepEqual(missing, [])
})

test('a code leads to the symptom that its causes can explain', () => {
  for (const cause of causeIds)
    for (const { code } of causes[cause].said) assert.ok(symptomOf(code), `${code} leads to no symptom`)
  assert.equal(symptomOf('gk3001'), 'Y1')
  assert.equal(symptomOf('GK8007'), undefined)
})
