import { dirname, isAbsolute, join } from 'node:path'
import { checkDefinition, type Destination } from '../../actions/index.js'
import { type Diagnostic, hasErrors } from '../../diagnostics/diagnostic.js'
import { functions } from '../../functions/index.js'
import { pointerTo } from '../../json/pointer.js'
import { isModule, readModuleFileSync } from '../check/module/read-module-file.js'
import { locate, type Problem } from './problem.js'
import { readSourceFile, type SourceFile } from './source-file.js'

export interface LoadedDefinitions {
  readonly destinations: readonly Destination[]
  readonly problems: readonly Problem[]
  /** The paths of the files, as this process can open them. */
  readonly files: readonly string[]
}

/**
 * Reads the definition files that a configuration lists at `place`, by paths that start at its folder; modules are run. One with a
 * slug of Waybill's own takes its place, with a warning; two files with one slug are an error.
 */
export function loadDefinitions(
  list: readonly unknown[],
  place: string,
  config: SourceFile,
  own: readonly Destination[],
): LoadedDefinitions {
  const bySlug = new Map(own.map((destination) => [destination.slug, destination]))
  const seen = new Map<string, string>()
  const problems: Problem[] = []
  const files: string[] = []
  for (const [index, path] of list.entries()) {
    // What is no text, the form of the configuration has said already.
    if (typeof path !== 'string') continue
    const pointer = pointerTo(place, index)
    const from = isAbsolute(path) ? path : join(dirname(config.path), path)
    const file = isModule(from) ? readModuleFileSync(from) : readSourceFile(from)
    files.push(file.path)
    if (file.value === undefined && file.text === '') {
      problems.push(...file.diagnostics.map((diagnostic) => locate({ ...diagnostic, pointer }, config)))
      continue
    }
    problems.push(...file.diagnostics.map((diagnostic) => locate(diagnostic, file)))
    if (hasErrors(file.diagnostics)) continue
    const found = checkDefinition(file.value, { functions })
    problems.push(...found.map((diagnostic) => locate(diagnostic, file)))
    if (!isDestination(file.value, found)) continue
    const { slug } = file.value
    if (bySlug.has(slug)) problems.push(locate(takenSlug(slug, seen.get(slug), pointer), config))
    bySlug.set(slug, file.value)
    seen.set(slug, path)
  }
  return { destinations: [...bySlug.values()], problems, files }
}

function isDestination(value: unknown, problems: readonly Diagnostic[]): value is Destination {
  return typeof value === 'object' && !hasErrors(problems)
}

function takenSlug(slug: string, other: string | undefined, pointer: string): Diagnostic {
  const message =
    other === undefined
      ? `this definition takes the place of the "${slug}" that comes with Waybill`
      : `"${slug}" is already defined in ${other}`
  return { code: 'config/duplicate', severity: other === undefined ? 'warning' : 'error', message, pointer }
}
