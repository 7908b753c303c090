import {
  type EvidenceItem,
  entryOf,
  type Interpretation,
  packOf,
  readEvidence,
  type SymptomId,
  symptomOf,
  understand,
} from '../../diagnosis/index.ts'

/** A page about another company's system that a text is about. */
export type OtherSystem = {
  pack: string
  entry: string
  /** A code or a name of it stands in the text; undefined where only the words are alike. */
  by: 'code' | 'name' | undefined
}

export type Description = {
  /** Clear enough to begin with. */
  symptom: SymptomId | undefined
  /** What the person states beside it. */
  evidence: EvidenceItem[]
  /** Where the text is clearly about another company's system. */
  elsewhere: OtherSystem | undefined
  /** What to show when neither is clear. */
  unclear: { candidates: SymptomId[]; codes: string[]; systems: OtherSystem[] }
}

/** Whose mailbox it is says nothing about whose account it is. */
const mailbox = /\.(com|jp)$|^hotmail$/

/** More choices than this are no help. */
const mostCandidates = 3
/** From here one page of another system stands out from the others. */
const clearlyOne = 0.5

/** What a text says: our own codes first, then another system that it names, then what happened. */
export function readDescription(text: string): Description {
  const read = understand(text)
  const own = read.codes.map(symptomOf).find((symptom) => symptom !== undefined)
  const systems = systemsIn(read, text)
  const [first] = systems
  const at = new Date().toISOString()
  return {
    symptom: own ?? (systems.some(({ by }) => by) ? undefined : read.symptom),
    evidence: readEvidence(
      read.evidence.map((item) => ({ ...item, where: 'person', at })),
      'visitor',
    ),
    elsewhere: !own && first?.by !== undefined && first.share >= clearlyOne ? first : undefined,
    unclear: {
      candidates: read.candidates.slice(0, mostCandidates).map(({ symptom }) => symptom),
      codes: read.codes,
      systems,
    },
  }
}

function systemsIn(read: Interpretation, text: string): (OtherSystem & { share: number })[] {
  const folded = text.normalize('NFKC').toLowerCase()
  return read.pack.flatMap(({ pack: packId, entry: entryId, share }) => {
    const pack = packOf(packId)
    const entry = entryOf(packId, entryId)
    if (!pack || !entry) return []
    const coded = entry.matches.codes.some((code) => read.codes.includes(code))
    const named = pack.names.some((name) => !mailbox.test(name) && folded.includes(name.toLowerCase()))
    const by = coded ? ('code' as const) : named ? ('name' as const) : undefined
    return [{ pack: packId, entry: entryId, share, by }]
  })
}
