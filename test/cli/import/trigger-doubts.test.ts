import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { definitions } from 'waybill/definitions'
import { answersTo } from '../../../docs/pages/fql-compared.js'
import { comparedGroups } from '../../../docs/pages/fql-compared-cases.js'
import { peerAnswer, refusedByParser } from '../../../docs/pages/fql-peer.js'
import { findTriggerDoubts } from '../../../src/cli/import/trigger-doubts.js'
import { hasErrors } from '../../../src/diagnostics/diagnostic.js'
import { checkFql, compileTrigger } from '../../../src/triggers/index.js'
import { deepFreeze } from '../../deep-freeze.js'

const texts = fc.constantFrom('"a"', '"Order"', '"5"', '""', '"true"', '"null"', "'a'", '"a\\"b"', '"ö 👍"')
const literals = fc.oneof(texts, fc.constantFrom('5', '0', '-1.5', 'true', 'false', 'null'))
const paths = fc.constantFrom(
  ...[
    'type',
    'event',
    'name',
    'userId',
    'properties.total',
    'traits.plan',
    'context.app.name',
    'properties.in',
  ],
  ...[
    'anonymousId',
    'properties',
    'properties.or',
    'properties.2fa',
    'properties.a\\ b',
    'properties.ö',
    'type.x',
  ],
)
const patterns = fc.constantFrom(
  '"a*"',
  '"*a"',
  '"*"',
  '"a"',
  '"*a*"',
  '"O?der*"',
  '"[a]*"',
  '""',
  '"a\\\\*"',
)
const space = fc.constantFrom(' ', ' ', ' ', '', '\n')
const operators = fc.constantFrom('=', '!=', '<', '<=', '>', '>=')
const comparison = fc
  .tuple(
    paths,
    space,
    operators,
    space,
    fc.oneof({ arbitrary: literals, weight: 6 }, { arbitrary: paths, weight: 1 }),
  )
  .map((parts) => parts.join(''))
const call = fc.oneof(
  fc.tuple(paths, literals).map(([path, text]) => `contains(${path}, ${text})`),
  fc.tuple(paths, patterns).map(([path, pattern]) => `match(${path}, ${pattern})`),
  paths.map((path) => `exists(${path})`),
)
const not = fc.constantFrom('', '', '', '!', '! ')
const simple = fc.oneof(
  { arbitrary: comparison, weight: 4 },
  { arbitrary: fc.tuple(not, call).map((parts) => parts.join('')), weight: 3 },
  { arbitrary: fc.oneof(paths, literals), weight: 1 },
)
const joined = (condition: fc.Arbitrary<string>) =>
  fc
    .array(fc.tuple(fc.constantFrom(' and ', ' or '), condition), { minLength: 1, maxLength: 3 })
    .map((parts) => parts.flat().slice(1).join(''))
const group = (inner: fc.Arbitrary<string>) => fc.tuple(not, inner).map(([bang, text]) => `${bang}(${text})`)
const queries = fc.oneof(
  simple,
  joined(simple),
  joined(fc.oneof(simple, group(joined(simple)))),
  joined(fc.oneof(simple, group(joined(fc.oneof(simple, group(joined(simple))))))),
)

const scalars = fc.constantFrom(
  'a',
  'Order',
  'ab',
  '5',
  '',
  'true',
  'null',
  'ö 👍',
  'a"b',
  'a*',
  5,
  0,
  7,
  true,
  false,
  null,
)
const events = fc.record(
  {
    type: fc.constantFrom('track', 'a', 'Order'),
    event: scalars,
    name: scalars,
    userId: scalars,
    anonymousId: scalars,
    properties: fc.dictionary(fc.constantFrom('total', 'in', 'or', '2fa', 'a b', 'ö'), scalars),
    traits: fc.record({ plan: scalars }, { requiredKeys: [] }),
    context: fc.record({ app: fc.record({ name: scalars }, { requiredKeys: [] }) }, { requiredKeys: [] }),
  },
  { requiredKeys: ['type'] },
)

const isRefused = (query: string) => hasErrors(checkFql(query))

describe('what is said of a trigger', () => {
  test('is something wherever the public package answers otherwise', () => {
    let differences = 0
    fc.assert(
      fc.property(queries, events, (query, event) => {
        fc.pre(!isRefused(query))
        const ours = compileTrigger(query)(deepFreeze(event))
        const answer = peerAnswer(query, event)
        const theirs = answer === refusedByParser ? 'false' : answer
        if (String(ours) === theirs) return
        differences += 1
        expect(findTriggerDoubts(query), `${query} is ${theirs} there`).not.toEqual([])
      }),
      { numRuns: 5000 },
    )
    expect(differences).toBeGreaterThan(100)
  })

  test('is something of every query of the page that compares the two', () => {
    // What decides there is a value that an event does not have, if it is as it should be.
    const byTheEvent = [
      'contains(properties.tags, "sale")',
      'properties.gift.paid = false',
      'properties.constructor != null',
      'properties.text.length > 2',
    ]
    for (const compared of comparedGroups.flatMap(({ cases }) => cases)) {
      if (answersTo(compared).waybill.startsWith('refused')) continue
      const doubts = findTriggerDoubts(compared.query)
      expect([compared.query, doubts.length > 0]).toEqual([
        compared.query,
        !byTheEvent.includes(compared.query),
      ])
    }
  })

  test.each([
    'type = "track"',
    'type = "track" and event = "Order Completed"',
    'type = "identify" or type = "track" or type = "page"',
    'type = "track" and (event = "A" or event = "B") and properties.total > 5',
    '(type = "track" and event = "A") or (type = "page" and name = "Home")',
    'contains(event, "Order") and match(properties.plan, "pro*") and match(userId, "*-test")',
    'type = "track" and (event = "A" or contains(event, "B"))',
    'userId != null and traits.email != null and properties.gift = true and properties.total = 5',
    'properties.product\\ name = "x" and context.app.name != "y"',
    'event = "ö 👍 (x) # and or < >" and type != "page"',
  ])('is nothing where both read the same: %s', (query) => {
    expect(findTriggerDoubts(query)).toEqual([])
  })

  test('is nothing of most triggers that people write', () => {
    const triggers = definitions.flatMap(({ actions, presets = [] }) =>
      [...Object.values(actions), ...presets].flatMap(({ trigger }) => trigger ?? []),
    )
    const doubtful = triggers.filter((trigger) => findTriggerDoubts(trigger).length > 0)
    expect(doubtful.length / triggers.length).toBeLessThan(0.1)
  })

  test('says each thing once', () => {
    expect(findTriggerDoubts('version = "1" and version = "2"')).toEqual([
      'a condition on "version" vanishes',
    ])
    expect(findTriggerDoubts('all')).toEqual(['it matches no event by `all`'])
  })
})
