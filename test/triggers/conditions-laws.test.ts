import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type AffixCondition,
  type ComparisonCondition,
  type Condition,
  type ConditionGroup,
  conditionsToFql,
  fqlToConditions,
  type StateCondition,
} from '../../src/triggers/index.js'
import { deepFreeze } from '../deep-freeze.js'
import { event, query } from './arbitrary.js'
import { all, outcomes } from './back-ends.js'

const text = fc.oneof(
  fc.constantFrom(
    'a',
    'b',
    'Ab',
    'a"b\\',
    "it's",
    '*',
    '?[',
    '50% \\*',
    '\\',
    '"',
    '👍',
    '2023-04-21',
    'all',
    ' ',
  ),
  fc.string({ unit: 'grapheme', maxLength: 5 }),
)
const value = fc.oneof(text, fc.constantFrom(0, 1, -1, 2.5, 1e21, 1e-7, -0))

/** Names that the event has, words that mean something to the parser, and any other text. */
const names = fc.oneof(
  fc.constantFrom('a', 'b', 'in', '2fa', 'x.y', 'list', 'maps', 'type'),
  fc.constantFrom(
    'all',
    'not',
    'and',
    'AND',
    'is',
    'contains',
    '$',
    '@',
    '@x',
    '-1',
    '0',
    'a b',
    'a\\',
    '\\.',
    '"',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }),
)

/** As the form shows a name: what it must not take for a dot between names has a backslash. */
const field = fc
  .array(names, { minLength: 1, maxLength: 3 })
  .map((parts) => parts.map((name) => name.replace(/\.|\\(?=[\\.]|$)/g, '\\$&')).join('.'))

const comparison = fc.record<ComparisonCondition>({
  field,
  operator: fc.constantFrom(
    'is',
    'is_not',
    'less_than',
    'less_than_or_equal',
    'greater_than',
    'greater_than_or_equal',
    'contains',
    'not_contains',
  ),
  value,
})
// Nothing before "*" and nothing after it are one pattern, so an empty text has no public spelling of its own.
const affix = fc.record<AffixCondition>({
  field,
  operator: fc.constantFrom('starts_with', 'not_starts_with', 'ends_with', 'not_ends_with'),
  value: text.filter((one) => one !== ''),
})
const state = fc.record<StateCondition>({
  field,
  operator: fc.constantFrom('exists', 'not_exists', 'is_true', 'is_false'),
})
const condition: fc.Arbitrary<Condition> = fc.oneof(comparison, affix, state)
const match = fc.constantFrom('all', 'any')

/** Any group that means something. */
function group(depth: number): fc.Arbitrary<ConditionGroup> {
  const member: fc.Arbitrary<Condition | ConditionGroup> =
    depth === 0
      ? condition
      : fc.oneof({ arbitrary: condition, weight: 2 }, { arbitrary: group(depth - 1), weight: 1 })
  return fc.oneof(
    fc.record<ConditionGroup>({ match, conditions: fc.array(member, { minLength: 1, maxLength: 3 }) }),
    fc.constant<ConditionGroup>({ match: 'all', conditions: [] }),
  )
}

/** A group of one is what is in it; at the top an ALL group of it. */
function settled(one: ConditionGroup): ConditionGroup {
  const inner = unwrapped(one)
  return 'match' in inner ? inner : { match: 'all', conditions: [inner] }
}

function unwrapped(one: Condition | ConditionGroup): Condition | ConditionGroup {
  if (!('match' in one)) return one
  const conditions = one.conditions.map(unwrapped)
  const [first, ...rest] = conditions
  return first !== undefined && rest.length === 0 ? first : { match: one.match, conditions }
}

/** What a group says of an event, by its words alone. */
function holds(one: Condition | ConditionGroup, of: unknown): boolean {
  if ('match' in one)
    return one.match === 'all'
      ? one.conditions.every((inner) => holds(inner, of))
      : one.conditions.some((inner) => holds(inner, of))
  const found = lookUp(one.field, of)
  const negative = one.operator.includes('not')
  switch (one.operator) {
    case 'is':
    case 'is_not':
      return (found === one.value) !== negative
    case 'contains':
    case 'not_contains': {
      const inText = typeof found === 'string' && typeof one.value === 'string' && found.includes(one.value)
      return (inText || (Array.isArray(found) && found.some((item) => item === one.value))) !== negative
    }
    case 'starts_with':
    case 'not_starts_with':
      return (typeof found === 'string' && found.startsWith(one.value)) !== negative
    case 'ends_with':
    case 'not_ends_with':
      return (typeof found === 'string' && found.endsWith(one.value)) !== negative
    case 'exists':
    case 'not_exists':
      return (found !== undefined && found !== null) !== negative
    case 'is_true':
      return found === true
    case 'is_false':
      return found === false
    default: {
      const order = orderOf(found, one.value)
      if (order === undefined) return false
      return (
        (order === 0 && one.operator.endsWith('equal')) ||
        (one.operator.startsWith('less') ? order < 0 : order > 0)
      )
    }
  }
}

function lookUp(dotted: string, of: unknown): unknown {
  const parts = [...dotted.matchAll(/(?:\\[\\.]|[^.])+/g)].map(([part]) => part.replace(/\\([\\.])/g, '$1'))
  return parts.reduce<unknown>((from, name) => {
    if (typeof from !== 'object' || from === null || !Object.hasOwn(from, name)) return undefined
    // An index is written in one way, and a list has nothing else.
    if (Array.isArray(from) && !/^(?:0|[1-9]\d*)$/.test(name)) return undefined
    return Reflect.get(from, name)
  }, of)
}

function orderOf(one: unknown, other: string | number): number | undefined {
  if (typeof one === 'number' && typeof other === 'number') return one - other
  if (typeof one !== 'string' || typeof other !== 'string') return undefined
  return Buffer.compare(Buffer.from(one), Buffer.from(other))
}

const spellings = fc.record({ publicSpelling: fc.boolean() })

describe('conditions and their query', () => {
  it('come back as they were, but that a group of one is what is in it', () => {
    fc.assert(
      fc.property(group(3), spellings, (given, options) => {
        const written = conditionsToFql(deepFreeze(given), options)
        expect(fqlToConditions(written), written).toEqual(settled(given))
        expect(conditionsToFql(settled(given), options)).toBe(written)
      }),
      { numRuns: 2000 },
    )
  })

  it('mean the same on any event', () => {
    fc.assert(
      fc.property(group(2), spellings, event, (given, options, one) => {
        const written = conditionsToFql(given, options)
        expect(outcomes(written, deepFreeze(one)), written).toEqual(all(holds(given, one)))
      }),
      { numRuns: 2000 },
    )
  })

  it('mean the same when the query was there first', () => {
    fc.assert(
      fc.property(query, event, (ast, one) => {
        const form = fqlToConditions(ast)
        if ('parts' in form) return
        expect(outcomes(conditionsToFql(form), one)).toEqual(outcomes(ast, one))
        expect(fqlToConditions(conditionsToFql(form))).toEqual(form)
      }),
      { numRuns: 3000 },
    )
  })
})
