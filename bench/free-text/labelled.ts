import type { CauseId, SymptomId } from '../../src/diagnosis/index.ts'

/** One text of the sets, in our own wording. */
export type Labelled = {
  text: string
  language: 'ja' | 'en'
  /** How it is written: politely, in anger, by a person of age, by an administrator, pasted from a page. */
  register: 'polite' | 'casual' | 'angry' | 'elderly' | 'admin' | 'pasted'
  /** What it tells; `null`: it does not tell why somebody cannot get in. */
  symptom: SymptomId | null
  /** Symptoms that are right too. */
  also?: SymptomId[]
  /** The causes that it names. */
  causes?: CauseId[]
}
