import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { catalogue } from '../../platform/problems/index.ts'
import { type Cause, causes, symptomsOf } from '../causes/index.ts'
import { type Fact, facts, isHeardAt, nameOf, ownSide, shapes } from '../evidence/index.ts'
import { type CauseId, causeIds, type Level, levels, type SymptomId } from '../index.ts'
import { diagnose } from '../inference/index.ts'
import { type RepairId, repairIds } from '../repairs/index.ts'
import { readResult } from '../result.ts'
import { anySymptom, at, decidingFor, seen, signsOf } from '../situations.fixture.ts'
import { disclose } from './index.ts'

const result = (symptom: SymptomId | undefined, known: readonly Fact[], level: Level, tried: RepairId[] = []) =>
  disclose(
    diagnose({
      symptom,
      evidence: known.map((fact) => seen(fact)),
      tried: tried.map((id) => ({ id, at, outcome: 'no_change' })),
    }),
    level,
  )

/**
 * What is told first at each level, T0 to T5, when all signs of a cause are seen: "." means that we do not know,
 * "C04" without a code that only the cause's own words are told. Where the level may not hear the cause, what its
 * other evidence says comes first.
 */
const golden = `
C01 Y1 C01=GK3001 C01=GK3001 C01=GK3001 C01=GK3001 C01=GK3001 C01=GK3001
C02 Y1 C02=GK1003 C02=GK1003 C02=GK1003 C02=GK1003 C02=GK1003 C02=GK1003
C03 Y1 C03=GK1006 C03=GK1006 C03=GK1006 C03=GK1006 C03=GK1006 C03=GK1006
C04 Y1 C04=GK1005 C04=GK1005 C04=GK1005 C04=GK1005 C04=GK1005 C04=GK1005
C05 Y1 C05=GK3001 C05=GK3001 C05=GK3001 C05=GK3001 C05=GK3001 C05=GK3001
C06 Y1 . . . C06=GK3001 . .
C07 Y1 . . . C07=GK3001 . .
C08 Y1 . C08=GK3005 C08=GK3005 C08=GK3005 C08=GK3005 C08=GK3005
C09 Y1 C09=GK3001 C09=GK3001 C09=GK3001 C09=GK3001 C09=GK3001 C09=GK3001
C10 Y1 C10=GK3006 C10=GK3006 C10=GK3006 C10=GK3006 C10=GK3006 C10=GK3006
C11 Y1 . . C11=GK2011 C11=GK2011 C11=GK2011 C11=GK2011
C12 Y1 . C12=GK3011 C12=GK3011 C12=GK3011 C12=GK3011 C12=GK3011
C13 Y1 C13=GK2003 C13=GK2003 C13=GK2003 C13=GK2003 C13=GK2003 C13=GK2003
C14 Y5 C14=GK2002 C14=GK2002 C14=GK2002 C14=GK2002 C14=GK2002 C14=GK2002
C15 Y1 . . C15=GK2004 C15=GK2004 C15=GK2004 C15=GK2004
C16 Y13 . . . C16=GK2005 C16=GK2005 C16=GK2005
C17 Y13 . . . C17=GK2006 C17=GK2006 C17=GK2006
C18 Y13 . . . C18=GK2007 C18=GK2007 C18=GK2007
C19 Y2 C19=GK3003 C19=GK3003 C19=GK3003 C19=GK3003 C19=GK3003 C19=GK3003
C20 Y1 . C20=GK3004 C20=GK3004 C20=GK3004 C20=GK3004 C20=GK3004
C21 Y1 . . C21=GK2008 C21=GK2008 C21=GK2008 C21=GK2008
C22 Y1 . . C22=GK2009 C22=GK2009 C22=GK2009 C22=GK2009
C23 Y1 . . C23=GK2012 C23=GK2012 C23=GK2012 C23=GK2012
C24 Y7 . C24=GK4007 C24=GK4007 C24=GK4007 C24=GK4007 C24=GK4007
C25 Y7 . C25=GK4005 C25=GK4005 C25=GK4005 C25=GK4005 C25=GK4005
C26 Y7 . C26=GK4006 C26=GK4006 C26=GK4006 C26=GK4006 C26=GK4006
C27 Y7 C27 C27=GK4008 C27=GK4008 C27=GK4008 C27=GK4008 C27=GK4008
C28 Y7 . C28=GK4007 C28=GK4007 C28=GK4007 C28=GK4007 C28=GK4007
C29 Y8 . C29=GK4014 C29=GK4014 C29=GK4014 C29=GK4014 C29=GK4014
C30 Y8 . C30=GK4009 C30=GK4009 C30=GK4009 C30=GK4009 C30=GK4009
C31 Y8 . C31=GK4010 C31=GK4010 C31=GK4010 C31=GK4010 C31=GK4010
C32 Y7 C32=GK4004 C32=GK4004 C32=GK4004 C32=GK4004 C32=GK4004 C32=GK4004
C33 Y9 C33=GK4002 C33=GK4002 C33=GK4002 C33=GK4002 C33=GK4002 C33=GK4002
C34 Y10 . C34=GK4011 C34=GK4011 C34=GK4011 C34=GK4011 C34=GK4011
C35 Y9 . C35=GK4012 C35=GK4012 C35=GK4012 C35=GK4012 C35=GK4012
C36 Y3 C36=GK6002 C36=GK6002 C36=GK6002 C36=GK6002 C36=GK6002 C36=GK6002
C37 Y5 C37=GK6001 C37=GK6001 C37=GK6001 C37=GK6001 C37=GK6001 C37=GK6001
C38 Y5 C38=GK6009 C38=GK6009 C38=GK6009 C38=GK6009 C38=GK6009 C38=GK6009
C39 Y5 C39=GK5004 C39=GK5004 C39=GK5004 C39=GK5004 C39=GK5004 C39=GK5004
C40 Y1 C40=GK6005 C40=GK6005 C40=GK6005 C40=GK6005 C40=GK6005 C40=GK6005
C41 Y3 C41=GK6003 C41=GK6003 C41=GK6003 C41=GK6003 C41=GK6003 C41=GK6003
C42 Y5 C42 C42 C42 C42=GK6011 C42=GK6011 C42=GK6011
C43 Y5 C43=GK6008 C43=GK6008 C43=GK6008 C43=GK6008 C43=GK6008 C43=GK6008
C44 Y3 C44=GK6002 C44=GK6002 C44=GK6002 C44=GK6002 C44=GK6002 C44=GK6002
C45 Y3 C45=GK6006 C45=GK6006 C45=GK6006 C45=GK6006 C45=GK6006 C45=GK6006
C46 Y17 C46=GK6015 C46=GK6015 C46=GK6015 C46=GK6015 C46=GK6015 C46=GK6015
C47 Y4 C47=GK6012 C47=GK6012 C47=GK6012 C47=GK6012 C47=GK6012 C47=GK6012
C48 Y10 C48=GK5002 C48=GK5002 C48=GK5002 C48=GK5002 C48=GK5002 C48=GK5002
C49 Y12 C49=GK5001 C49=GK5001 C49=GK5001 C49=GK5001 C49=GK5001 C49=GK5001
C50 Y12 C50=GK5003 C50=GK5003 C50=GK5003 C50=GK5003 C50=GK5003 C50=GK5003
C51 Y10 . C51=GK4013 C51=GK4013 C51=GK4013 C51=GK4013 C51=GK4013
C52 Y19 C52=GK6014 C52=GK6014 C52=GK6014 C52=GK6014 C52=GK6014 C52=GK6014
C53 Y2 . . C53=GK6013 C53=GK6013 C53=GK6013 C53=GK6013
C54 Y16 . . . C54=GK7001 C54=GK7001 C54=GK7001
C55 Y6 C37=GK6001 C37=GK6001 C55=GK7002 C55=GK7002 C55=GK7002 C55=GK7002
C56 Y21 . . C56=GK7003 C56=GK7003 C56=GK7003 C56=GK7003
C57 Y21 . . C57=GK7004 C57=GK7004 C57=GK7004 C57=GK7004
C58 Y3 C58=GK7005 C58=GK7005 C58=GK7005 C58=GK7005 C58=GK7005 C58=GK7005
C59 Y7 C59=GK8002 C59=GK8002 C59=GK8002 C59=GK8002 C59=GK8002 C59=GK8002
C60 Y3 C60=GK9001 C60=GK9001 C60=GK9001 C60=GK9001 C60=GK9001 C60=GK9001
C61 Y1 . . C61=GK3007 C61=GK3007 C61=GK3007 C61=GK3007
C62 Y1 . C62=GK3012 C62=GK3012 C62=GK3012 C62=GK3012 C62=GK3012
C63 Y16 . . . C63=GK7006 C63=GK7006 C63=GK7006`

test('golden: what each level hears of each cause', () => {
  const told = causeIds.map((cause) => {
    const symptom = symptomsOf(cause)[0]
    const each = levels.map((level) => firstTold(symptom, signsOf(cause), level))
    return `${cause} ${symptom} ${each.join(' ')}`
  })
  assert.deepEqual(told, golden.trim().split('\n'))
})

function firstTold(symptom: SymptomId | undefined, known: readonly Fact[], level: Level): string {
  const first = result(symptom, known, level).findings[0]
  return first ? `${first.cause}${first.said ? `=${first.said}` : ''}` : '.'
}

test('a cause is never told below its level, nor at one that it is hidden from', () => {
  for (const cause of causeIds) {
    const { from, hiddenAt }: Cause = causes[cause]
    for (const level of levels) {
      const may = levels.indexOf(level) >= levels.indexOf(from) && !hiddenAt?.includes(level)
      for (const symptom of [undefined, ...symptomsOf(cause)]) {
        const { findings } = result(symptom, signsOf(cause), level)
        const told = findings.some((finding) => finding.cause === cause)
        assert.ok(may || !told, `${cause} told at ${level}`)
      }
    }
  }
})

test('a cause that is decided is told at every level that may hear of it', () => {
  for (const cause of causeIds)
    for (const deciding of decidingFor(cause))
      for (const level of levels.filter((one) => heard(deciding, one) && mayHear(cause, one)))
        for (const symptom of symptomsOf(cause)) {
          if (deciding.some((fact) => shapes[nameOf(fact)].about?.includes(symptom) === false)) continue
          assert.equal(result(symptom, deciding, level).findings[0]?.cause, cause, `${cause} at ${level}: ${deciding}`)
        }
})

function mayHear(cause: CauseId, level: Level): boolean {
  const { from, hiddenAt }: Cause = causes[cause]
  return levels.indexOf(level) >= levels.indexOf(from) && !hiddenAt?.includes(level)
}

/** Whether a level may know all of these, seen by the surest observer. */
function heard(known: readonly Fact[], level: Level): boolean {
  return known.every(
    (fact) => ownSide.includes(shapes[nameOf(fact)].places[0] ?? 'log') || isHeardAt(nameOf(fact), level),
  )
}

const observations = fc
  .uniqueArray(fc.constantFrom(...facts), { maxLength: 20, selector: nameOf })
  .map((known) => known as Fact[])

const triedRepairs = fc.uniqueArray(fc.constantFrom(...repairIds), { maxLength: 2 })

test('T0: two diagnoses that differ only in what stands behind the level disclose the same bytes', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...anySymptom),
      observations,
      observations,
      triedRepairs,
      (symptom, known, behind, tried) => {
        const shared = known.filter((fact) => heard([fact], 'T0'))
        const hidden = behind.filter((fact) => !heard([fact], 'T0'))
        const [without, withThem] = [shared, [...shared, ...hidden]].map((all) => result(symptom, all, 'T0', tried))
        assert.equal(JSON.stringify(withThem), JSON.stringify(without))
      },
    ),
    { numRuns: 400 },
  )
})

test('the same holds at every level for what only others may hear', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...levels),
      fc.constantFrom(...anySymptom),
      observations,
      observations,
      (level, symptom, known, behind) => {
        const shared = known.filter((fact) => heard([fact], level))
        const hidden = behind.filter((fact) => !heard([fact], level))
        const [without, withThem] = [shared, [...shared, ...hidden]].map((all) => result(symptom, all, level))
        assert.equal(JSON.stringify(withThem), JSON.stringify(without))
      },
    ),
    { numRuns: 300 },
  )
})

test('no fact, repair, code or area leaves below its level', () => {
  const codes = new Map<string, Level>(Object.values(catalogue).map(({ code, level }) => [code, level]))
  fc.assert(
    fc.property(fc.constantFrom(...levels), fc.constantFrom(...anySymptom), observations, (level, symptom, known) => {
      const told = result(symptom, known, level)
      for (const fact of [...told.lookedAt, ...told.findings.flatMap(({ evidence }) => evidence)])
        assert.ok(heard([fact], level), `${fact} at ${level}`)
      for (const { said } of told.findings)
        assert.ok(!said || levels.indexOf(codes.get(said) ?? 'T5') <= levels.indexOf(level), `${said} at ${level}`)
    }),
    { numRuns: 200 },
  )
})

test('every result is one that other programs can read', () => {
  fc.assert(
    fc.property(fc.constantFrom(...levels), fc.constantFrom(...anySymptom), observations, (level, symptom, known) => {
      const told = JSON.parse(JSON.stringify(result(symptom, known, level)))
      assert.deepEqual(readResult(told), { result: told })
    }),
    { numRuns: 100 },
  )
})

test('a stranger is told what was noticed about their browser, and what is in order', () => {
  const told = result('Y1', ['caps.on', 'fill.typed', 'wide.none', 'extra.none', 'pause.none', 'incident.none'], 'T0')
  assert.deepEqual(
    told.findings.map(({ cause, word, said, evidence }) => [cause, word, said, evidence]),
    [['C04', 'almost_certain', 'GK1005', ['caps.on', 'fill.typed']]],
  )
  assert.deepEqual(told.findings[0]?.repairs[0], { id: 'show_password', kind: 'one_click' })
  assert.equal(told.next, 'repair')
  assert.deepEqual(told.ruledOut, ['pause', 'service'])
})

test('what is told to be the matter is not said to be in order', () => {
  const fine: Fact[] = ['caps.off', 'wide.none', 'extra.none', 'clock.fine']
  assert.deepEqual(result('Y1', fine, 'T0').ruledOut, ['typing', 'clock'])
  const typo = result('Y1', [...fine, 'known_here.near', 'fill.typed'], 'T0')
  assert.deepEqual([typo.findings[0]?.cause, typo.ruledOut], ['C01', ['clock']])
})

test('a stranger hears nothing of a disabled account; its person does', () => {
  const known: Fact[] = ['fill.typed', 'caps.off', 'account.disabled']
  assert.deepEqual(result('Y1', known, 'T0'), result('Y1', ['fill.typed', 'caps.off'], 'T0'))
  assert.equal(result('Y1', known, 'T2').findings[0]?.said, 'GK2008')
})

test('a stranger is told of a pause in the same words, whoever caused it', () => {
  const known: Fact[] = ['pause.active', 'tries.first', 'lock_source.strangers']
  assert.equal(result('Y2', known, 'T0').findings[0]?.said, 'GK3003')
  assert.equal(result('Y2', known, 'T1').findings[0]?.said, 'GK3004')
})

test('where we may not say it here, we say that a mail can', () => {
  const ids = (level: Level) => result('Y1', ['fill.typed', 'caps.off'], level).repairs.map(({ id }) => id)
  assert.ok(ids('T0').includes('explain_by_mail'))
  assert.ok(!ids('T2').includes('explain_by_mail'))
})

test('without evidence: the golden order, a question, and no claim', () => {
  for (const symptom of [undefined, 'Y1'] as const) {
    const { unknown, findings, repairs, next } = result(symptom, [], 'T0')
    assert.deepEqual([unknown, findings, next], [true, [], 'ask'])
    assert.deepEqual(
      repairs.map(({ id }) => id),
      ['show_password', 'choose_account', 'reset_password', 'start_clean', 'continue_on_phone', 'person'],
    )
  }
})

test('a question comes first only where an answer changes what is offered first', () => {
  fc.assert(
    fc.property(fc.constantFrom(...levels), fc.constantFrom(...anySymptom), observations, (level, symptom, known) => {
      const now = result(symptom, known, level)
      const { question } = now
      if (!question || now.next !== 'ask') return
      const then = question.answers.map((answer) => result(symptom, [...known, answer], level).repairs[0]?.id)
      assert.ok(then.some((first) => first !== now.repairs[0]?.id))
    }),
    { numRuns: 100 },
  )
})

test('a person is always offered: last at first, first after a miss, and the missed repair is gone', () => {
  fc.assert(
    fc.property(fc.constantFrom(...levels), fc.constantFrom(...anySymptom), observations, (level, symptom, known) => {
      assert.equal(result(symptom, known, level).repairs.at(-1)?.id, 'person')
      const { repairs, next, findings } = result(symptom, known, level, ['reset_password'])
      assert.deepEqual([repairs[0]?.id, next], ['person', 'offer_person'])
      const offered = [...repairs, ...findings.flatMap((finding) => finding.repairs)]
      assert.ok(!offered.some(({ id }) => id === 'reset_password'))
    }),
    { numRuns: 100 },
  )
})

test('the contract carries what it was given', () => {
  const attempt = 'at_01JD'
  const told = disclose(diagnose({ attempt, symptom: 'Y7', evidence: [], case: '2041' }), 'T1')
  assert.deepEqual([told.version, told.attempt, told.symptom, told.level, told.case], [1, attempt, 'Y7', 'T1', '2041'])
})

test('the carrier example of the contract', () => {
  const told = result('Y7', ['receipt.accepted', 'mailbox.carrier', 'opened.none'], 'T1')
  const [first] = told.findings
  assert.deepEqual([first?.cause, first?.said], ['C28', 'GK4007'])
  assert.deepEqual([...(first?.evidence ?? [])].sort(), ['mailbox.carrier', 'opened.none', 'receipt.accepted'])
  assert.deepEqual(first?.repairs[0], { id: 'send_plain_mail', kind: 'one_click' })
})
