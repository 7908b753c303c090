/**
 * What `content/model` holds, as the engine reads it: the one place where the files get their types. The schema
 * (src/app/check-model.ts) holds the files to them, at start and in tests.
 */
import areasFile from '../../content/model/areas.json' with { type: 'json' }
import causesFile from '../../content/model/causes.json' with { type: 'json' }
import evidenceFile from '../../content/model/evidence.json' with { type: 'json' }
import observationsFile from '../../content/model/observations.json' with { type: 'json' }
import questionsFile from '../../content/model/questions.json' with { type: 'json' }
import repairsFile from '../../content/model/repairs.json' with { type: 'json' }
import symptomsFile from '../../content/model/symptoms.json' with { type: 'json' }
import type { AreaShape, CauseEntry, ItemEntry, Question, RepairShape, SymptomEntry } from './entries.ts'
import type { Area, CauseId, EvidenceName, Group, QuestionId, RepairId, SymptomId } from './names.ts'

export type * from './entries.ts'
export type * from './names.ts'

/** Every item, in the order in which it is told. */
export const itemEntries: Readonly<Record<EvidenceName, ItemEntry>> = typed({
  ...observationsFile.evidence,
  ...evidenceFile.request,
  ...evidenceFile.visitor,
  ...evidenceFile.account,
  ...evidenceFile.delivery,
})

/** The ten groups, G1 to G10, in order, with the causes of each. */
export const causeGroups: Readonly<Record<Group, object>> = causesFile

export const causeEntries: Readonly<Record<CauseId, CauseEntry>> = typed(ungrouped(causesFile))

export const symptomEntries: Readonly<Record<SymptomId, SymptomEntry>> = typed(symptomsFile)

export const repairEntries: Readonly<Record<RepairId, RepairShape>> = typed(ungrouped(repairsFile))

export const questionEntries: Readonly<Record<QuestionId, Question>> = typed(questionsFile)

export const areaEntries: Readonly<Record<Area, AreaShape>> = typed(areasFile)

/** The entries of all groups in one table, in their order. */
function ungrouped(file: Readonly<Record<string, object>>): object {
  return Object.assign({}, ...Object.values(file))
}

/** JSON has no literal types: what the schema has checked gets its type here and nowhere else. */
function typed<T>(file: unknown): T {
  return file as T
}
