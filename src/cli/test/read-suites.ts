import { normalize } from 'node:path'
import memoize from 'lodash/memoize.js'
import { type Diagnostic, hasErrors } from '../../diagnostics/diagnostic.js'
import { noneOf, readNamed, readSources, type Source } from '../check/read-sources.js'
import { locate } from '../config/problem.js'
import type { SourceFile } from '../config/source-file.js'
import type { Io } from '../io.js'
import { stdinPath } from '../standard-input.js'
import { casesBeside } from './definition-path.js'
import { findSubjects } from './find-subjects.js'
import type { Suite } from './suite.js'
import { suiteOfCases } from './suite-of-cases.js'
import { suiteOfDefinition } from './suite-of-definition.js'

export interface Suites {
  readonly suites: readonly Suite[]
  /** Why a path can not be read, each in one line. */
  readonly failures: readonly string[]
}

/** The tests of what the paths name: definitions and cases; a definition that is named brings the cases beside it. */
export async function readSuites(paths: readonly string[], io: Io): Promise<Suites> {
  const { sources, failures } = await readSources(paths, io)
  const beside = sources.flatMap(({ file, kind }) =>
    kind === 'definition' && file.path !== stdinPath ? casesBeside(file.path) : [],
  )
  const known = new Set(sources.map(({ file }) => normalize(file.path)))
  const added = beside.filter((path) => !known.has(normalize(path)))
  const all = [...sources, ...(await Promise.all(added.map((path) => readNamed(path, io))))]
  const read = new Map(
    all.map((source) => [normalize(source.file.path), source.kind === 'definition' ? source : undefined]),
  )
  /** A definition is read once, and so is one for all of its tests. */
  const suiteAt = memoize(async (path: string) => {
    const source = read.get(normalize(path)) ?? (await readNamed(path, io))
    return suiteOfDefinition(source.file)
  }, normalize)
  const suites = await Promise.all(all.map((source) => suiteOf(source, suiteAt, io)))
  return { suites: suites.flatMap((suite) => suite ?? []), failures }
}

/** Nothing for a file that holds no tests. */
async function suiteOf(
  { file, kind }: Source,
  suiteAt: (path: string) => Promise<Suite>,
  { env }: Io,
): Promise<Suite | undefined> {
  if (kind === 'definition') return suiteAt(file.path)
  if (kind === 'cases') return suiteOfCases(file, (cases) => findSubjects(file, cases, suiteAt, env))
  if (kind === 'connections') return undefined
  // What is not well formed is said first: it may hold tests.
  const diagnostics = hasErrors(file.diagnostics) ? file.diagnostics : [none(file)]
  return { file, problems: diagnostics.map((diagnostic) => locate(diagnostic, file)), tests: [] }
}

const none = (file: SourceFile): Diagnostic =>
  noneOf(file, 'neither a definition, with "slug" and "actions", nor a file of "cases"')
