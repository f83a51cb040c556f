import type { Condition, DependsOnConditions } from '../types/conditions.js'
import type { JsonSchema } from './json-schema.js'

/**
 * The schema that requires a field where conditions on other fields hold. `key` may be `parent.child`.
 * Throws an `Error` for an operator that there is not.
 */
export function conditionsToSchema(
  key: string,
  { conditions, match }: DependsOnConditions,
): JsonSchema | undefined {
  const [only, ...others] = conditions
  if (only !== undefined && others.length === 0) return { if: whenAlone(only), then: thenRequire(key) }
  const tests = conditions.map(whenAmongOthers)
  // Of several conditions the public kit takes a key with a dot for the name of one field.
  return { if: match === 'any' ? { anyOf: tests } : { allOf: tests }, then: { required: [key] } }
}

function thenRequire(key: string): JsonSchema {
  const [parent = '', child] = key.split('.')
  if (child === undefined) return { required: [parent] }
  return { required: [parent], properties: { [parent]: { required: [child] } } }
}

function whenAlone(condition: Condition): JsonSchema {
  const { key, child, operator, value } = readCondition(condition)
  if (child !== undefined) return ofParent(key, child, expected(operator, value))
  if (value !== undefined) return { required: [key], properties: { [key]: expected(operator, value) } }
  const isNull = { properties: { [key]: { type: 'null' } } }
  return operator === 'is'
    ? { anyOf: [{ not: { required: [key] } }, isNull] }
    : { allOf: [{ required: [key] }, { not: isNull }] }
}

function whenAmongOthers(condition: Condition): JsonSchema {
  const { key, child, operator, value } = readCondition(condition)
  if (child !== undefined) return ofParent(key, child, expected(operator, value))
  if (value !== undefined) return { properties: { [key]: expected(operator, value) }, required: [key] }
  return operator === 'is' ? { not: { required: [key] } } : { required: [key] }
}

const expected = (operator: Condition['operator'], value: unknown): JsonSchema =>
  operator === 'is' ? { const: value } : { not: { const: value } }

const ofParent = (parent: string, child: string, schema: JsonSchema): JsonSchema => ({
  properties: { [parent]: { properties: { [child]: schema }, required: [child] } },
  required: [parent],
})

interface ReadCondition {
  readonly key: string
  readonly child: string | undefined
  readonly operator: Condition['operator']
  readonly value: unknown
}

function readCondition(condition: Condition): ReadCondition {
  const { operator, value } = condition
  if (operator !== 'is' && operator !== 'is_not')
    throw new Error(`Unsupported conditionally required field operator: ${operator}`)
  if (!('fieldKey' in condition))
    throw new Error('A field can be required by the value of another field, and not by the sync mode')
  const [key = '', child] = condition.fieldKey.split('.')
  return { key, child, operator, value }
}
