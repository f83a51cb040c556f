import { compareDefinitions, type Destination } from '../../actions/index.js'
import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { type Change, changesBetween } from './change.js'

/** What a newer definition says otherwise than an older one. */
export interface DefinitionDiff {
  readonly slug: string
  readonly versions: { readonly before: string; readonly after: string }
  /** Whether configurations that were saved for the older one are refused, or lose something. */
  readonly breaking: boolean
  /** What it does to saved configurations, and whether the version says so; pointers go into the newer one. */
  readonly diagnostics: readonly Diagnostic[]
  readonly changes: readonly Change[]
}

export function compareTwoDefinitions(before: Destination, after: Destination): DefinitionDiff {
  const unannounced = compareDefinitions(before, { ...after, version: before.version })
  return {
    slug: after.slug,
    versions: { before: before.version, after: after.version },
    breaking: unannounced.some(
      ({ code, severity }) => code === 'definition/breaking-change' && severity === 'error',
    ),
    diagnostics: compareDefinitions(before, after),
    changes: changesBetween(before, after),
  }
}
