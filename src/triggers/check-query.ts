import { checkParsed } from './check.js'
import { placeOf } from './lower.js'
import { type LoweredQuery, lowerFound, type QueryScope } from './lower-query.js'
import { parseFql } from './parse.js'

/** As `lowerQuery`, with everything that `checkFql` says of the query. Never throws. */
export function checkQuery(source: string, scope: QueryScope): LoweredQuery {
  const { ast } = parseFql(source)
  const { eventTypes, functions, subject } = scope
  return lowerFound(
    ast,
    scope,
    checkParsed(ast, source, { ...placeOf(scope), eventTypes, functions, subject }),
  )
}
