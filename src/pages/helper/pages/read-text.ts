import {
  type EvidenceItem,
  entryOf,
  packOf,
  type Understood as Read,
  readEvidence,
  type SymptomId,
  symptomOf,
  understand,
} from '../../../diagnosis/index.ts'
import type { Language } from '../../../platform/i18n/index.ts'
import type { Understood } from './cold-page.ts'

export type Meant = {
  /** Clear enough to begin with. */
  symptom: SymptomId | undefined
  /** What the person states beside it. */
  evidence: EvidenceItem[]
  /** The page about another company's system, where the text is clearly about that. */
  elsewhere: string | undefined
  /** What to show when neither is clear. */
  understood: Understood
}

/** Whose mailbox it is says nothing about whose account it is. */
const mailbox = /\.(com|jp)$|^hotmail$/

/** More choices than this are no help. */
const mostCandidates = 3
/** From here one page of another system stands out from the others. */
const clearlyOne = 0.5

/** What a text says: our own codes first, then another system that it names, then what happened. */
export function readText(text: string, language: Language): Meant {
  const read = understand(text)
  const own = read.codes.map(symptomOf).find((symptom) => symptom !== undefined)
  const entries = entriesIn(read, language, text)
  const [first] = entries
  const elsewhere = !own && first && first.by !== undefined && first.share >= clearlyOne ? first.href : undefined
  const at = new Date().toISOString()
  return {
    symptom: own ?? (entries.some(({ by }) => by) ? undefined : read.symptom),
    evidence: readEvidence(
      read.evidence.map((item) => ({ ...item, where: 'person', at })),
      'visitor',
    ),
    elsewhere,
    understood: {
      candidates: read.candidates.slice(0, mostCandidates).map(({ symptom }) => symptom),
      codes: read.codes,
      packs: entries,
    },
  }
}

type Known = Understood['packs'][number] & { share: number; by: 'code' | 'name' | undefined }

function entriesIn(read: Read, language: Language, text: string): Known[] {
  const folded = text.normalize('NFKC').toLowerCase()
  return read.pack.flatMap(({ pack: packId, entry: entryId, share }) => {
    const pack = packOf(packId)
    const entry = entryOf(packId, entryId)
    if (!pack || !entry) return []
    const coded = entry.matches.codes.some((code) => read.codes.includes(code))
    const named = pack.names.some((name) => !mailbox.test(name) && folded.includes(name.toLowerCase()))
    return [
      {
        href: `/helper/packs/${packId}/${entryId}?by=${coded ? 'code' : 'words'}`,
        title: entry.title[language],
        system: pack.product[language],
        share,
        by: coded ? ('code' as const) : named ? ('name' as const) : undefined,
      },
    ]
  })
}
