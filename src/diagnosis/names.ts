/**
 * The names of the model, from the keys of its files: a cause, a fact or a repair that is misspelt in the code does not
 * compile.
 */
import type areasFile from '../../content/model/areas.json'
import type causesFile from '../../content/model/causes.json'
import type evidenceFile from '../../content/model/evidence.json'
import type observationsFile from '../../content/model/observations.json'
import type questionsFile from '../../content/model/questions.json'
import type repairsFile from '../../content/model/repairs.json'
import type symptomsFile from '../../content/model/symptoms.json'

/** The names in a file whose entries stand in groups. */
type NamesIn<File> = { [Group in keyof File]: keyof File[Group] }[keyof File] & string

export type CauseId = NamesIn<typeof causesFile>
export type Group = keyof typeof causesFile
export type RepairId = NamesIn<typeof repairsFile>
export type SymptomId = keyof typeof symptomsFile
export type QuestionId = keyof typeof questionsFile
export type Area = keyof typeof areasFile

type Items = (typeof observationsFile)['evidence'] &
  (typeof evidenceFile)['request'] &
  (typeof evidenceFile)['visitor'] &
  (typeof evidenceFile)['account'] &
  (typeof evidenceFile)['delivery']

export type EvidenceName = keyof Items

/** The bands of an item: what the engine reasons with. Of words, the cause that they point to. */
export type Band<N extends EvidenceName> = Items[N] extends { usual: infer Usual } ? keyof Usual & string : CauseId

/** What an item can be reported as: measured ones by their number or their band. */
export type Value<N extends EvidenceName> = Items[N] extends { measured: object } ? number | Band<N> : Band<N>

/** An item in its band, 'caps.on': the unit of reasoning, and the last part of its text's key. */
export type Fact = { [N in EvidenceName]: `${N}.${Band<N>}` }[EvidenceName]

/** A fact that the page of a refused sign-in tells where no cause is likely enough. */
export type NoticedFact = {
  [N in EvidenceName]: Items[N] extends { noticed: infer Noticed } ? `${N}.${keyof Noticed & string}` : never
}[EvidenceName]
