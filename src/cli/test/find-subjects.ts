import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { definitions } from 'waybill/definitions'
import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { didYouMean } from '../../diagnostics/suggest.js'
import type { CaseFile } from '../../testing/cases/case-file.js'
import { checkConfig } from '../config/load.js'
import { locate } from '../config/problem.js'
import { readSourceFile, type SourceFile } from '../config/source-file.js'
import type { Io } from '../io.js'
import { shellWord } from '../shell-word.js'
import { definitionPathOf } from './definition-path.js'
import type { Suite } from './suite.js'
import type { CaseSubjects } from './suite-of-cases.js'

/** What the cases of a file are put to: the definition that they name or that stands beside them, and connections. */
export async function findSubjects(
  file: SourceFile,
  cases: CaseFile,
  suiteAt: (path: string) => Promise<Suite>,
  env: Io['env'],
): Promise<CaseSubjects> {
  const connected = connectionsOf(file, cases, env)
  if (connected.problems.length > 0) return connected
  const shipped = definitions.find(({ slug }) => slug === cases.definition)
  if (shipped !== undefined) return { ...connected, definition: shipped }
  const path = definitionPathOf(file)
  if (path === undefined) return connected
  const refuse = (diagnostic: Diagnostic) => ({ ...connected, problems: [locate(diagnostic, file)] })
  if (!existsSync(path)) return refuse(noDefinition(cases.definition ?? path))
  const { definition } = await suiteAt(path)
  return definition === undefined ? refuse(brokenDefinition(path)) : { ...connected, definition }
}

/** The connections of the file that cases name; what the file needs of the environment, the cases may say. */
function connectionsOf(file: SourceFile, { connections, env: own }: CaseFile, env: Io['env']): CaseSubjects {
  if (connections === undefined)
    return { definition: undefined, connections: [], destinations: [], problems: [] }
  const config = readSourceFile(join(dirname(file.path), connections))
  const { configs, destinations, problems } = checkConfig(config, { ...env, ...own })
  const errors = problems.filter(({ diagnostic }) => diagnostic.severity === 'error')
  return { definition: undefined, connections: configs, destinations, problems: errors }
}

const noDefinition = (name: string): Diagnostic => ({
  code: 'case/reference',
  severity: 'error',
  message: `there is no file "${name}", and no destination of that slug comes with Waybill`,
  pointer: '/definition',
  ...didYouMean(
    name,
    definitions.map(({ slug }) => slug),
  ),
})

const brokenDefinition = (path: string): Diagnostic => ({
  code: 'case/reference',
  severity: 'error',
  message: `the definition in "${path}" has errors`,
  hint: `waybill check ${shellWord(path)}`,
  pointer: '/definition',
})
