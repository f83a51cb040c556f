import { isObject } from '../json/value.js'
import type { Keywords } from './keywords.js'

/** Where JSON Schema (2020-12) holds schemas: in a map, in a list, or by itself. */
const maps = ['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas']
const lists = ['allOf', 'anyOf', 'oneOf', 'prefixItems']
const singles = [
  'items',
  'additionalProperties',
  'not',
  'if',
  'then',
  'else',
  'contains',
  'propertyNames',
  'unevaluatedProperties',
  'unevaluatedItems',
]

/**
 * The schema with every schema directly inside it changed, or with those below some keywords; the same one where
 * nothing was.
 */
export function mapSubschemas(
  schema: Keywords,
  change: (inner: Keywords) => Keywords,
  below: readonly string[] = [...maps, ...lists, ...singles],
): Keywords {
  const changed = Object.entries(schema).flatMap(([keyword, rule]) => {
    if (!below.includes(keyword)) return []
    const after = changeRule(keyword, rule, (inner) => (isObject(inner) ? change(inner) : inner))
    return after === rule ? [] : [[keyword, after] as const]
  })
  return changed.length === 0 ? schema : { ...schema, ...Object.fromEntries(changed) }
}

function changeRule(keyword: string, rule: unknown, change: (inner: unknown) => unknown): unknown {
  if (singles.includes(keyword)) return change(rule)
  if (lists.includes(keyword) && Array.isArray(rule)) {
    const items = rule.map(change)
    return items.some((item, index) => item !== rule[index]) ? items : rule
  }
  if (maps.includes(keyword) && isObject(rule)) {
    const entries = Object.entries(rule).map(([name, inner]) => [name, change(inner)] as const)
    return entries.some(([name, inner]) => inner !== rule[name]) ? Object.fromEntries(entries) : rule
  }
  return rule
}
