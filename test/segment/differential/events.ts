import fc from 'fast-check'
import type { SegmentEvent } from '../../../src/segment/index.js'

/** Values of every kind, and above all those that coercion is about. */
const value: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    ' ',
    0,
    -1,
    1.5,
    12,
    1e21,
    true,
    false,
    'text',
    '12',
    '1.50',
    'true',
    'false',
    'null',
    '2024-02-29T10:00:00Z',
    '2024-02-30',
    '1700000000',
    '1700000000000',
    1_700_000_000,
    'ann@example.com',
    'https://example.com/a?b=ü',
    'ünï {{x}} "quoted"',
    [],
    {},
    [1],
    ['a', 'b'],
    [null, '', 2],
    [[1], { a: 1 }],
    { a: 'x', b: null, c: '' },
    { a: { b: [1, { c: null }] } },
  ),
  fc.string({ maxLength: 8 }),
  fc.integer({ min: -20, max: 2000 }),
)

const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined, freq: 6 })

const product = fc.record(
  { sku: fc.oneof(fc.constantFrom('s1', 's2'), value), price: fc.oneof(fc.constantFrom(9.5, '3'), value) },
  { requiredKeys: [] },
)

const properties = fc.record(
  {
    value,
    list: fc.oneof(fc.array(value, { maxLength: 3 }), value),
    total: fc.oneof(fc.integer({ min: 0, max: 14 }), value),
    name: fc.oneof(fc.constantFrom('Ann', 'Bob'), value),
    maybe: fc.constantFrom('yes', 'no', 'perhaps', null, ''),
    products: fc.oneof(fc.array(product, { maxLength: 3 }), value),
    address: fc.oneof(
      fc.record({ city: fc.constantFrom('Paris', ''), zip: value }, { requiredKeys: [] }),
      value,
    ),
    key: fc.boolean(),
  },
  { requiredKeys: [] },
)

const personas = fc.record(
  {
    computation_class: fc.constantFrom('audience', 'journey_step', 'trait', ''),
    computation_key: fc.constantFrom('key', 'value', ''),
    computation_id: fc.constant('c1'),
    namespace: fc.constant('n1'),
    audience_settings: fc.constantFrom({ region: 'eu' }, {}, null, undefined),
  },
  { requiredKeys: [] },
)

const event = fc.record(
  {
    type: fc.constantFrom('track', 'track', 'identify', 'page', 'screen', 'group', 'alias'),
    event: fc.constantFrom('new', 'updated', 'deleted', 'Order Completed', 'Test Event', ''),
    messageId: fc.constant('m1'),
    userId: maybe(fc.oneof(fc.constantFrom('u1', 'u2'), value)),
    anonymousId: maybe(fc.constantFrom('a1', null)),
    properties: maybe(properties),
    traits: maybe(properties),
    context: maybe(fc.record({ personas: maybe(personas), page: fc.constant({ url: 'https://e.com' }) })),
    timestamp: maybe(fc.oneof(fc.constant('2024-01-02T03:04:05.678Z'), value)),
  },
  { requiredKeys: ['type', 'messageId'] },
)

/** For those that have none: a test event has the time of its making. */
const times = {
  timestamp: '2024-01-02T03:04:05Z',
  sentAt: '2024-01-02T03:04:06Z',
  receivedAt: '2024-01-02T03:04:07Z',
}

/** Events as they could come: the same for the same seed. */
export const eventsOf = (seed: number, count: number): readonly SegmentEvent[] =>
  fc
    .sample(event, { seed, numRuns: count })
    .map((made): SegmentEvent => JSON.parse(JSON.stringify(made)))
    .map((made) => ({ ...times, ...made }))
