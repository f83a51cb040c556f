import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { isPathProblem, type Path, type PathProblem, parsePath } from '../mappings/index.js'

/** The keys that lead to personal data in an event. */
export type RedactedPath = readonly string[]

/** Paths such as `$.traits.email`, and what is wrong with them; pointers go into the list. */
export function parseRedactedPaths(
  paths: readonly unknown[],
  code: 'config/engine' | 'config/schema',
): { readonly redact: readonly RedactedPath[]; readonly diagnostics: readonly Diagnostic[] } {
  const parsed = paths.map(parseEventPath)
  return {
    redact: parsed.flatMap((path) => (isPathProblem(path) ? [] : [path.keys])),
    diagnostics: parsed.flatMap((path, index): readonly Diagnostic[] => {
      if (!isPathProblem(path)) return []
      const { message, hint } = path
      const problem = { code, severity: 'error', message, pointer: `/${index}` } as const
      return [hint === undefined ? problem : { ...problem, hint }]
    }),
  }
}

function parseEventPath(path: unknown): Path | PathProblem {
  if (typeof path !== 'string') return { message: 'a path is text, such as "$.traits.email"' }
  const parsed = parsePath(path)
  return isPathProblem(parsed) || parsed.start === '$'
    ? parsed
    : { message: 'a path into the event begins with "$"' }
}
