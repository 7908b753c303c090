import { symptomOf } from '../causes/index.ts'
import type { EvidenceName } from '../evidence/index.ts'
import { type CauseId, causeIds, type SymptomId, symptomIds } from '../ids.ts'
import { codesIn, findEntries, packs } from '../packs/index.ts'
import type { Concept } from './concepts.ts'
import { likenessOf } from './likeness.ts'
import { readingOf } from './reading.ts'
import { holds, rules, statements, type Votes } from './rules.ts'

export type Interpretation = {
  /** What happened, if the text leaves little doubt. */
  symptom: SymptomId | undefined
  /** What may have happened, the likeliest first, with shares of 1. */
  candidates: { symptom: SymptomId; share: number }[]
  /** Reasons that the text itself names, the likeliest first. */
  causes: { cause: CauseId; share: number }[]
  /** What the person states: evidence of the place 'person'. */
  evidence: { name: EvidenceName; value: string }[]
  codes: string[]
  /** What the packs know about it, if another maker's product or code is named. */
  pack: { pack: string; entry: string; share: number }[]
  /** The text does not tell why somebody cannot get in. */
  unknown: boolean
}

/** The strongest symptom has to have this many votes, or the text tells nothing. */
const leastVotes = 1.7
/** A symptom is named if it has this share. */
const clearShare = 0.55
/** Candidates below this share are left out. */
const leastShare = 0.01
/** Or it has to be this much more like texts that told something than like those that did not. */
const leastLead = 11
/** What likeness to known texts adds to the votes: it breaks ties, and finds what the rules do not know. */
const likenessWeight = 0.12
/** What speaks against a symptom where other business is named too. */
const otherBusinessVotes = 1.8
/** Everybody here says these. */
const vague: ReadonlySet<Concept> = new Set([
  'signIn',
  'cannot',
  'account',
  'error',
  'wrong',
  'problem',
  'notHere',
  'officeApp',
])
/** A code is surer than any wording. */
const codeVotes = 6
/** A phrase that a pack knows is a good hint. */
const phraseVotes = 1.9

/**
 * Reads in a person's own words why they cannot get in: Japanese, English, a pasted message, or a mixture. Deterministic,
 * and its time has a limit, whatever the text.
 * The language of the page is no part of it: people write in either on any page.
 */
export function understand(text: string): Interpretation {
  const { text: read, there, features } = readingOf(text)
  const codes = codesIn(read)
  const entries = findEntries(text, 3)
  const votes: Votes = {}
  const add = (more: Votes) => {
    for (const [id, vote] of Object.entries(more)) votes[id as SymptomId] = (votes[id as SymptomId] ?? 0) + vote
  }

  for (const rule of rules) if (holds(rule, there)) add(rule.votes)
  for (const { entry, byCode } of entries) if (!byCode) add({ [entry.symptoms[0] as SymptomId]: phraseVotes })
  const told = votesOfCodes(codes)
  if (Object.keys(told).length > 0) weaken(votes)
  add(told)

  const likeness = likenessOf(features)
  const surest =
    Math.max(0, ...symptomIds.map((id) => votes[id] ?? 0)) - (there.has('otherBusiness') ? otherBusinessVotes : 0)
  const unknown = surest < leastVotes && (isVague(there) || likeness.lead < leastLead)
  for (const id of symptomIds) votes[id] = (votes[id] ?? 0) + likenessWeight * (likeness.scores[id] ?? 0)
  const candidates = unknown ? [] : shared(votes)
  const causes = unknown ? [] : named(votes)
  return {
    symptom: candidates[0] && candidates[0].share >= clearShare ? candidates[0].symptom : undefined,
    candidates,
    causes,
    evidence: [...wordsFor(causes), ...evidenceOf(there)],
    codes,
    pack: entries.map(({ pack, entry, share }) => ({ pack: pack.id, entry: entry.id, share })),
    unknown,
  }
}

/** Nothing but "I cannot sign in", or about something else. */
function isVague(there: ReadonlySet<Concept>): boolean {
  return there.has('otherBusiness') || [...there].every((concept) => vague.has(concept))
}

/** Beside a code, wording counts little: a pasted message says much that is not the matter. */
function weaken(votes: Votes): void {
  for (const id of Object.keys(votes) as (keyof Votes)[]) votes[id] = (votes[id] ?? 0) * 0.4
}

/** What these very codes say: ours by the symptom of their problem, others by their entries in the packs. */
function votesOfCodes(codes: readonly string[]): Votes {
  const votes: Votes = {}
  for (const symptom of codes.map(symptomOf)) if (symptom) votes[symptom] = codeVotes
  if (codes.some((code) => code.startsWith('HTTP 5'))) votes.Y3 = codeVotes - 2
  for (const entry of packs.flatMap((pack) => pack.entries)) {
    if (!entry.matches.codes.some((code) => codes.includes(code))) continue
    entry.symptoms.forEach((symptom, place) => {
      votes[symptom] = Math.max(votes[symptom] ?? 0, codeVotes - 1.5 * place)
    })
    entry.causes.forEach((cause, place) => {
      votes[cause] = Math.max(votes[cause] ?? 0, 3 - place)
    })
  }
  return votes
}

/** Votes are logarithms of odds: their exponentials are shared out. */
function shared(votes: Votes): Interpretation['candidates'] {
  const voted = [...symptomIds].sort((a, b) => (votes[b] ?? 0) - (votes[a] ?? 0)).slice(0, 6)
  const all = symptomIds.reduce((sum, id) => sum + Math.exp(votes[id] ?? 0), 0)
  return voted
    .map((symptom) => ({ symptom, share: round(Math.exp(votes[symptom] ?? 0) / all) }))
    .filter(({ share }) => share >= leastShare)
    .sort((a, b) => b.share - a.share)
}

/** Beside the causes that have votes stands everything that was not said. */
function named(votes: Votes): Interpretation['causes'] {
  const voted = causeIds.filter((id) => (votes[id] ?? 0) >= 1.5)
  const unsaid = Math.exp(1.5)
  const all = voted.reduce((sum, id) => sum + Math.exp(votes[id] ?? 0), unsaid)
  return voted
    .map((cause) => ({ cause, share: round(Math.exp(votes[cause] ?? 0) / all) }))
    .sort((a, b) => b.share - a.share)
    .slice(0, 5)
}

/** A cause that stands out among what was told is evidence too. */
function wordsFor([first, second]: Interpretation['causes']): Interpretation['evidence'] {
  const clear = first && first.share >= clearShare && first.share >= 1.5 * (second?.share ?? 0)
  return clear ? [{ name: 'words', value: first.cause }] : []
}

function evidenceOf(there: ReadonlySet<Concept>): Interpretation['evidence'] {
  const found = new Map<EvidenceName, string>()
  for (const { when, fact } of statements) {
    const [name, value] = fact.split('.') as [EvidenceName, string]
    if (!found.has(name) && holds(when, there)) found.set(name, value)
  }
  return [...found].map(([name, value]) => ({ name, value }))
}

function round(share: number): number {
  return Math.round(share * 1000) / 1000
}
