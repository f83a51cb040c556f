import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { listed } from '../../diagnostics/listed.js'
import { type Expression, readPath, type Variable } from '../../expressions/expression.js'
import { interpret } from '../../expressions/interpret.js'
import { isObject } from '../../json/value.js'
import { isStrict, takesNull } from '../../schemas/keywords.js'
import { sourceOf } from '../sources.js'
import { sampleSurroundings } from '../surroundings.js'
import type { Sample } from './data.js'
import { nameOf } from './output-diagnostic.js'
import { entryPlace, type Place, placeOf } from './place.js'
import { fieldSchema, requiredNames } from './shape-fit.js'

type Keys = readonly string[]

/**
 * Required fields that are missing for some data: told by data with as little in it as can come, so that no field is
 * blamed without a case. `known` are the fields of which more is said already.
 */
export function maybeMissing(
  expression: Expression,
  parameters: readonly [root: Variable, surroundings: Variable | undefined],
  whole: Place,
  samples: readonly Sample[],
  known: ReadonlySet<string>,
): readonly Diagnostic[] {
  const [root] = parameters
  const cases = new Map<string, { readonly keys: Keys; readonly events: Set<string> }>()
  for (const { value, event } of samples) {
    for (const keys of missingIn(outputOf(expression, parameters, value), whole.schema, [])) {
      const name = nameOf(keys)
      const { events } = cases.get(name) ?? { events: new Set<string>() }
      if (!known.has(name)) cases.set(name, { keys, events })
      if (event !== undefined) events.add(event)
    }
  }
  return [...cases].map(([name, { keys, events }]) => {
    const source = sourceOf(readPath(expression, keys), root)
    const what = source === undefined ? 'this' : source
    return {
      code: 'map/maybe-missing',
      severity: 'warning',
      message: `${name} is required, but ${what} may be missing${onEvents([...events])}`,
      pointer: pointerOf(expression, keys, whole),
    }
  })
}

function outputOf(
  body: Expression,
  [root, surroundings]: Parameters<typeof maybeMissing>[1],
  value: unknown,
): unknown {
  const parameters = surroundings === undefined ? [root] : [root, surroundings]
  try {
    return interpret({ parameters, body })(value, sampleSurroundings)
  } catch {
    // What fails on the least there can be says nothing of what is missing.
    return undefined
  }
}

function missingIn(output: unknown, schema: unknown, keys: Keys): readonly Keys[] {
  if (!isObject(output) || !isObject(schema)) return []
  const missing = requiredNames(schema)
    .filter((name) =>
      isMissing(Object.hasOwn(output, name) ? output[name] : undefined, fieldSchema(schema, name), keys),
    )
    .map((name) => [...keys, name])
  const nested = Object.keys(output).flatMap((name) =>
    missingIn(output[name], fieldSchema(schema, name), [...keys, name]),
  )
  return [...missing, ...nested]
}

/** What coercion takes away is missing too: null, and empty text at the root. */
function isMissing(value: unknown, schema: unknown, keys: Keys): boolean {
  if (value === undefined) return true
  if (isObject(schema) && isStrict(schema)) return false
  if (value === '' && keys.length === 0) return true
  return value === null && isObject(schema) && !takesNull(schema)
}

/** Where a field is written, as near as it is known. */
function pointerOf(expression: Expression, keys: Keys, outer: Place): string {
  const place = placeOf(expression, outer)
  const [key, ...rest] = keys
  // What only expanded keys made stands under a condition.
  if (expression.kind === 'conditional' && place.isPlain) return pointerOf(expression.then, keys, place)
  if (key === undefined || expression.kind !== 'object') return place.pointer
  const entry = expression.entries.find(([name]) => name === key)
  return entry === undefined
    ? place.pointer
    : pointerOf(entry[1], rest, entryPlace(place, key, entry[1], undefined, false))
}

/** ` on an identify call`, ` on identify and page calls`. */
function onEvents(events: readonly string[]): string {
  const [first, ...more] = events
  if (first === undefined) return ''
  if (more.length === 0) return ` on ${/^[aeiou]/.test(first) ? 'an' : 'a'} ${first} call`
  return ` on ${listed(events)} calls`
}
