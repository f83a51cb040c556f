import { InterpretedSchemas } from '../../../actions/index.js'
import type { Json, JsonObject } from '../../../json/value.js'
import { sampleOf } from '../sample.js'
import type { Losses } from './losses.js'
import { constantOf, labelOf, type Part } from './part.js'
import { camelCase, fieldName, freeName, titleOf } from './words.js'

/** A field of an action, and the part of the request that it fills. */
export interface Field {
  readonly name: string
  readonly part: Part
  readonly schema: JsonObject
  readonly title: string
  /** Where it comes from in an event. */
  readonly source: string
  /** What it is in examples; undefined where it is left out there. */
  readonly sample: Json | undefined
}

/** What an event has anyway, by what fields for it are called. */
const known: ReadonlyMap<string, { readonly source: string; readonly sample: string }> = new Map([
  ['userid', { source: '$.userId', sample: 'u-1' }],
  ['externalid', { source: '$.userId', sample: 'u-1' }],
  ['anonymousid', { source: '$.anonymousId', sample: 'a-1' }],
  ['messageid', { source: '$.messageId', sample: 'm-1' }],
  ['idempotencykey', { source: '$.messageId', sample: 'm-1' }],
  ['timestamp', { source: '$.timestamp', sample: '2026-03-02T08:00:00Z' }],
])

/** A field for each part that has more than one value, with names that differ. */
export function fieldsFor(parts: readonly Part[], losses: Losses): readonly Field[] {
  const taken = new Set<string>()
  return parts
    .filter((part) => constantOf(part) === undefined)
    .map((part) => {
      const wanted = fieldName(part.name)
      const name = taken.has(wanted) ? freeName(camelCase(`${part.in} ${part.name}`, 'field'), taken) : wanted
      taken.add(name)
      return fieldFor(name, part, losses)
    })
}

function fieldFor(name: string, part: Part, losses: Losses): Field {
  const label = labelOf(part)
  const { type, title: own, ...rules } = checkable(part.schema, label, losses)
  const title = typeof own === 'string' ? own : titleOf(part.name)
  const schema = { ...(type === undefined ? {} : { type }), title, ...rules }
  const standard = known.get(name.toLowerCase().replaceAll('_', ''))
  if (standard !== undefined && sampleOf(schema, standard.sample) === standard.sample)
    return { name, title, part, schema, ...standard }
  const source = `$.properties.${name}`
  const sample = sampleOf(schema, part.shown)
  if (sample !== undefined || !part.required) return { name, title, part, schema, source, sample }
  losses.add(label, 'its rules are left out: no value for an example is found that keeps them')
  return { name, title, part, schema: withoutRules(schema), source, sample: 'a' }
}

/** A schema that can be run, or what is left of one that can not. */
function checkable(schema: JsonObject, label: string, losses: Losses): JsonObject {
  const problem = new InterpretedSchemas().problemOf(schema)
  if (problem === undefined) return schema
  losses.add(label, `its rules are left out: ${problem}`)
  return withoutRules(schema)
}

/** What people read of a schema. */
const withoutRules = ({ title, description }: JsonObject): JsonObject => ({
  ...(typeof title === 'string' ? { title } : {}),
  ...(typeof description === 'string' ? { description } : {}),
})
