import type { JsonScalar } from '../../json/value.js'
import type { FqlAst } from '../ast.js'
import { passedLimit } from '../limits.js'
import { Analysis, type AnalysisOptions } from './analysis.js'
import type { Case } from './cases.js'
import { singleValues } from './values.js'

/** A field that has one of a few values in every event that matches. A missing field is null. */
export interface Discriminator {
  /** The names that lead to it from the event: `['type']`, `['event']`, `['properties', 'plan']`. */
  readonly path: readonly string[]
  readonly values: readonly JsonScalar[]
}

/**
 * What an event must have for a query to match, for an index over many queries: the ways in which it can match. Each
 * lists fields of which it needs them all to have one of their values. An event that fits none of the ways does not
 * match, whatever else it holds; one that fits may still not match. No way at all: the query never matches. A way
 * without fields: nothing can be said. A query that can not be read never matches (requirements.md R42).
 */
export function discriminators(
  ast: FqlAst,
  options: AnalysisOptions = {},
): readonly (readonly Discriminator[])[] {
  if (ast.kind === 'all') return [[]]
  if (ast.kind === 'broken' || passedLimit(ast) !== undefined) return []
  return new Analysis(options).cases(ast, true).map(discriminatorsOf)
}

const discriminatorsOf = (one: Case): readonly Discriminator[] =>
  [...one.values()].flatMap(({ subject: { path }, known }) => {
    const values = path === undefined ? undefined : singleValues(known.values)
    return path === undefined || values === undefined ? [] : [{ path, values }]
  })
