import { facts } from '../evidence/index.ts'
import { causeIds, symptomIds } from '../ids.ts'
import type { AnswerFacts, EntryFacts, EntryWords, MakerFiles, PackFacts, PackWords } from './maker-files.ts'
import { type Entry, hands, type InWords, type Pack, type PackRepair, type Telling } from './pack.ts'

/** What the entries of a maker share. */
type Shared = { links: MakerFiles['links']; repairs: Record<string, PackRepair> }

/**
 * The packs of one maker, from their files: the facts of each entry with the words for it.
 *
 * Throws when something is named that there is not: a symptom, a cause, a piece of evidence, a repair, a link, or
 * words that a language lacks. The message says where.
 */
export function packsOf(files: MakerFiles): Pack[] {
  const shared = { links: files.links, repairs: repairsOf(files) }
  return files.maker.packs.map((id) => {
    const words = inEach(files.words, ({ packs }) => named(packs, id, 'the words of a maker'))
    return { ...packOf(id, named(files.packs, id, 'maker.json'), words, shared), owner: files.maker.name }
  })
}

function repairsOf({ repairs, words }: MakerFiles): Record<string, PackRepair> {
  const assembled = Object.entries(repairs).map(([id, by]): [string, PackRepair] => {
    const own = inEach(words, (language) => named(language.repairs, id, 'the words of the repairs'))
    const [title, versions] = [inEach(own, (said) => said.title), inEach(own, (said) => said.versions)]
    return [id, { id, by: known(hands, by, id), title, versions, steps: inEach(own, ({ steps }) => steps) }]
  })
  return Object.fromEntries(assembled)
}

function packOf(id: string, pack: PackFacts, words: InWords<PackWords>, shared: Shared): Omit<Pack, 'owner'> {
  const { checkedOn } = pack
  const entries = Object.entries(pack.entries).map(([entry, its]) => {
    const said = inEach(words, ({ entries }) => named(entries, entry, id))
    return entryOf(entry, { checkedOn, ...its }, said, shared)
  })
  const names = Object.values(words).flatMap((language) => language.names)
  return { id, product: inEach(words, ({ product }) => product), names, checkedOn, entries }
}

function entryOf(
  id: string,
  { symptoms, causes, codes = [], tell = [], repairs, links, checkedOn }: EntryFacts & { checkedOn: string },
  words: InWords<EntryWords>,
  shared: Shared,
): Entry {
  const warned = Object.values(words).some(({ warning }) => warning !== undefined)
  return {
    id,
    title: inEach(words, ({ title }) => title),
    symptoms: symptoms.map((symptom) => known(symptomIds, symptom, id)),
    causes: causes.map((cause) => known(causeIds, cause, id)),
    matches: { codes, phrases: Object.values(words).flatMap(({ phrases }) => phrases) },
    said: inEach(words, ({ said }) => said),
    ...(warned && { warning: inEach(words, ({ warning }) => there(warning, id, 'a warning')) }),
    tell: tell.map((answers, at) => tellingOf(answers, at, words, id)),
    repairs: repairs.map((repair) => named(shared.repairs, repair, id)),
    links: links.map((link) => named(shared.links, link, id)),
    checkedOn,
  }
}

function tellingOf(answers: readonly AnswerFacts[], at: number, words: InWords<EntryWords>, id: string): Telling {
  const question = inEach(words, ({ tell }) => there(tell?.[at], id, `question ${at}`))
  return {
    ask: inEach(question, ({ ask }) => ask),
    answers: answers.map(({ cause, evidence, entry }, nth) => ({
      said: inEach(question, (said) => there(said.answers[nth], id, `answer ${nth} of question ${at}`)),
      ...(cause !== undefined && { cause: known(causeIds, cause, id) }),
      ...(evidence !== undefined && { evidence: known(facts, evidence, id) }),
      ...(entry !== undefined && { entry }),
    })),
  }
}

/** The same part of what is said in each language. */
function inEach<All, Part>(words: InWords<All>, part: (all: All) => Part): InWords<Part> {
  return Object.fromEntries(Object.entries(words).map(([language, all]) => [language, part(all)])) as InWords<Part>
}

function named<T>(all: Record<string, T>, name: string, place: string): T {
  return there(Object.hasOwn(all, name) ? all[name] : undefined, place, name)
}

function known<Id extends string>(ids: readonly Id[], id: string, place: string): Id {
  return there(
    ids.find((one) => one === id),
    place,
    id,
  )
}

function there<T>(value: T | undefined, place: string, what: string): T {
  if (value === undefined) throw new Error(`content/packs: ${place} needs ${what}, which is not there`)
  return value
}
