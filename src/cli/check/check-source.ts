import { checkDefinition, type Destination, findDefinitionDoubts } from '../../actions/index.js'
import { type Diagnostic, hasErrors } from '../../diagnostics/diagnostic.js'
import { functions } from '../../functions/index.js'
import { checkCaseFile } from '../../testing/cases/check-cases.js'
import { checkExamples } from '../../testing/index.js'
import { testTime } from '../../testing/test-time.js'
import { checkConfig } from '../config/load.js'
import { locate, type Problem } from '../config/problem.js'
import type { SourceFile } from '../config/source-file.js'
import type { Io } from '../io.js'
import { neither, type Source } from './read-sources.js'

export interface CheckedSource {
  readonly file: SourceFile
  readonly problems: readonly Problem[]
  /** The definition of the file, where it is one without errors of its form and its languages. */
  readonly definition: Destination | undefined
}

/** Every problem of a file, with those of the files that it lists. Throws nothing. */
export function checkSource({ file, kind }: Source, env: Io['env']): CheckedSource {
  if (kind === 'connections' && !hasErrors(file.diagnostics))
    return { file, problems: checkConfig(file, env, 'warning').problems, definition: undefined }
  const located = (diagnostics: readonly Diagnostic[]) =>
    [...file.diagnostics, ...diagnostics].map((diagnostic) => locate(diagnostic, file))
  if (hasErrors(file.diagnostics)) return { file, problems: located([]), definition: undefined }
  if (kind === undefined) return { file, problems: located([neither(file)]), definition: undefined }
  if (kind === 'cases') return { file, problems: located(checkCaseFile(file.value)), definition: undefined }
  const found = checkDefinition(file.value, { functions })
  if (!isDestination(file.value, found)) return { file, problems: located(found), definition: undefined }
  const more = [
    ...findDefinitionDoubts(file.value),
    ...checkExamples(file.value, { functions, clock: () => testTime }),
  ]
  return { file, problems: located([...found, ...more]), definition: file.value }
}

function isDestination(value: unknown, problems: readonly Diagnostic[]): value is Destination {
  return typeof value === 'object' && !hasErrors(problems)
}
