import type { Destination } from '../../actions/index.js'
import { checkAgainst, SchemaCompiler } from '../../actions/index.js'
import { type Diagnostic, hasErrors } from '../../diagnostics/diagnostic.js'
import { didYouMean } from '../../diagnostics/suggest.js'
import { parseTime } from '../../time/iso-time.js'
import type { Case, CaseFile } from './case-file.js'
import { casesSchema } from './cases-schema.js'

/** What is wrong with the form of a file of cases, whatever was put in its place. */
export function checkCaseFile(value: unknown): readonly Diagnostic[] {
  const problems = checkAgainst(new SchemaCompiler('closures'), casesSchema, value ?? {}, 'case/schema')
  return isCaseFile(value, problems) ? [...timeProblems(value)] : problems
}

/** Whether a value, of which these problems are known, is a file of cases. */
export function isCaseFile(value: unknown, problems: readonly Diagnostic[]): value is CaseFile {
  return typeof value === 'object' && value !== null && !hasErrors(problems)
}

/** What a case names that its definition, or its file of connections, does not have. */
export function checkReferences(
  { action, preset, connection }: Case,
  { actions, presets = [], name }: Destination,
  connections: readonly string[],
): readonly Diagnostic[] {
  const unknown = (what: string, one: string, known: readonly string[]): Diagnostic => ({
    code: 'case/reference',
    severity: 'error',
    message: `${name} has no ${what} "${one}"; it has ${known.length === 0 ? 'none' : known.join(', ')}`,
    pointer: `/${what}`,
    ...didYouMean(one, known),
  })
  const names = presets.map((one) => one.name)
  return [
    ...(action === undefined || Object.hasOwn(actions, action)
      ? []
      : [unknown('action', action, Object.keys(actions))]),
    ...(preset === undefined || names.includes(preset) ? [] : [unknown('preset', preset, names)]),
    ...(typeof connection !== 'string' || connections.includes(connection)
      ? []
      : [unknownConnection(connection, connections)]),
  ]
}

function unknownConnection(id: string, known: readonly string[]): Diagnostic {
  return {
    code: 'case/reference',
    severity: 'error',
    message: `there is no connection "${id}"`,
    pointer: '/connection',
    ...(known.length === 0
      ? { hint: 'name a file that has it in "connections", or write the connection here' }
      : didYouMean(id, known)),
  }
}

/** The schema asks for a time in a form that says the day and a zone; ours reads what it means. */
function timeProblems(file: CaseFile): readonly Diagnostic[] {
  return [
    { now: file.now, pointer: '/now' },
    ...file.cases.map(({ now }, index) => ({ now, pointer: `/cases/${index}/now` })),
  ].flatMap(({ now, pointer }) =>
    now === undefined || parseTime(now) !== null ? [] : [noTime(now, pointer)],
  )
}

const noTime = (text: string, pointer: string): Diagnostic => ({
  code: 'case/schema',
  severity: 'error',
  message: `"${text}" is no time`,
  hint: 'write it as ISO 8601, such as 2026-03-02T08:00:00Z',
  pointer,
})
