import { isObject } from '../../../json/value.js'
import { schemaAt } from '../../../schemas/schema-at.js'
import type { SchemaCheck } from '../schema-problem.js'
import { checkAnnotation, isAnnotation } from './annotations.js'
import { combiningKeywords } from './combining-keywords.js'
import { type Check, findingOf, type Keyword, refuseRule, type SchemaCompiling } from './keyword.js'
import { listKeywords, unevaluatedItems } from './list-keywords.js'
import { objectKeywords, unevaluatedProperties } from './object-keywords.js'
import { scalarKeywords } from './scalar-keywords.js'

/** In the order in which they are asked. */
const keywords: readonly Keyword[] = [
  ...scalarKeywords,
  ...objectKeywords,
  ...listKeywords,
  ...combiningKeywords,
  unevaluatedProperties,
  unevaluatedItems,
]

const demanding = new Set(keywords.map(({ name }) => name))

/**
 * A JSON Schema (2020-12, without dynamic references) as closures: no code is generated. It is the reference for what
 * a schema means, and what words every problem. Throws an `Error` in plain words where it is no schema.
 */
export function interpretSchema(schema: object): SchemaCheck {
  const check = compileRoot(schema)
  return (value) => findingOf(check, value ?? null, '').problems
}

function compileRoot(root: object): Check {
  const compiled = new Map<unknown, Check>()
  const compiling: SchemaCompiling = {
    check(schema) {
      const before = compiled.get(schema)
      if (before !== undefined) return before
      // A schema that leads back to itself finds the check that is being made.
      let own: Check | undefined
      compiled.set(schema, (value, pointer, finding) => own?.(value, pointer, finding))
      own = compileOne(schema, compiling)
      compiled.set(schema, own)
      return own
    },
    reference(to) {
      const target = schemaAt(to, root)
      return target === undefined
        ? refuseRule('$ref', `a place in this schema, and "${to}" is none`)
        : compiling.check(target)
    },
  }
  return compiling.check(root)
}

function compileOne(schema: unknown, compiling: SchemaCompiling): Check {
  if (schema === true) return () => undefined
  if (schema === false)
    return (_, pointer, { problems }) => problems.push({ pointer, keyword: 'false', rule: false })
  if (!isObject(schema)) throw new Error('a schema is an object, true or false')
  for (const [keyword, rule] of Object.entries(schema)) {
    if (rule === undefined || demanding.has(keyword)) continue
    if (!isAnnotation(keyword)) throw new Error(`there is no keyword "${keyword}"`)
    checkAnnotation(keyword, rule, compiling)
  }
  const checks = keywords.flatMap(({ name, compile }) =>
    Object.hasOwn(schema, name) && schema[name] !== undefined
      ? [compile(schema[name], schema, compiling)]
      : [],
  )
  return (value, pointer, finding) => {
    for (const check of checks) check(value, pointer, finding)
  }
}
