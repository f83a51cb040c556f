import type { Destination } from '../../actions/index.js'
import { below, type Diagnostic, hasErrors } from '../../diagnostics/diagnostic.js'
import type { ConnectionConfig } from '../../index.js'
import type { Case, CaseFile } from '../../testing/cases/case-file.js'
import { checkCaseFile, checkReferences, isCaseFile } from '../../testing/cases/check-cases.js'
import { trialOfCase } from '../../testing/cases/trial-of-case.js'
import { locate, type Problem } from '../config/problem.js'
import type { SourceFile } from '../config/source-file.js'
import type { Suite } from './suite.js'

/** What cases can be put to. */
export interface CaseSubjects {
  /** The definition of the file; undefined where it has none. */
  readonly definition: Destination | undefined
  /** Those that cases can name, with the definitions of their destinations. */
  readonly connections: readonly ConnectionConfig[]
  readonly destinations: readonly Destination[]
  /** Why something of it is missing. */
  readonly problems: readonly Problem[]
}

/** The cases of a file; `subjectsOf` is asked where the file is well formed. */
export async function suiteOfCases(
  file: SourceFile,
  subjectsOf: (cases: CaseFile) => Promise<CaseSubjects>,
): Promise<Suite> {
  const { value } = file
  const found = hasErrors(file.diagnostics) ? file.diagnostics : checkCaseFile(value)
  const located = (diagnostics: readonly Diagnostic[]) =>
    diagnostics.map((diagnostic) => locate(diagnostic, file))
  if (!isCaseFile(value, found)) return { file, problems: located(found), tests: [] }
  const subjects = await subjectsOf(value)
  if (subjects.problems.length > 0) return { file, problems: subjects.problems, tests: [] }
  const tested = value.cases.map((one, index) => ({ one, index, definition: definitionOf(one, subjects) }))
  const ids = subjects.connections.map(({ id }) => id)
  const problems = tested.flatMap(({ one, index, definition }) =>
    below(`/cases/${index}`, definition === undefined ? noDefinition : checkReferences(one, definition, ids)),
  )
  if (problems.length > 0) return { file, problems: located(problems), tests: [] }
  const tests = tested.flatMap(({ one, index, definition }) =>
    definition === undefined
      ? []
      : {
          name: one.action === undefined ? one.title : `${one.action}: ${one.title}`,
          pointer: `/cases/${index}`,
          definition,
          trial: trialOfCase(one, value, definition, subjects.connections),
        },
  )
  return { file, problems: [], tests }
}

/** A connection brings its destination. */
function definitionOf(
  { connection }: Case,
  { definition, connections, destinations }: CaseSubjects,
): Destination | undefined {
  const named = connections.find(({ id }) => id === connection)
  return named === undefined ? definition : destinations.find(({ slug }) => slug === named.destination)
}

const noDefinition: readonly Diagnostic[] = [
  {
    code: 'case/reference',
    severity: 'error',
    message: 'nothing says which definition this is a case of',
    hint: 'name it at the top of the file: definition: acme.yaml',
  },
]
