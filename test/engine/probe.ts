import fc from 'fast-check'
import type {
  ConnectionConfig,
  Destination,
  FilterActionConfig,
  RouteResult,
  SourceConfig,
} from '../../src/index.js'
import { checkFql, compileTrigger, formatFql } from '../../src/triggers/index.js'
import { event as anyEvent, query } from '../triggers/arbitrary.js'
import { smallEvents, smallQuery } from '../triggers/small-queries.js'

/** A destination that takes some types of event, and sends them one by one or in batches of two. */
const probe = (slug: string, input: Pick<Destination, 'input' | 'events'>): Destination => ({
  slug,
  version: '1.0.0',
  name: slug,
  ...input,
  settings: { type: 'object', properties: {} },
  request: { baseUrl: 'https://probe.example' },
  actions: {
    send: {
      title: 'Send',
      fields: { type: 'object', properties: { a: { type: 'string' } } },
      mapping: { a: { '@path': '$.a' } },
      request: { method: 'POST', path: '/one', json: { '@path': '$.payload' } },
      batch: { maxItems: 2, request: { method: 'POST', path: '/many', json: { '@path': '$.items' } } },
      examples: [],
    },
  },
})

export const probes = [
  probe('all-types', { events: ['track', 'page', 'identify'] }),
  probe('pages', { events: ['page'] }),
  probe('rows', { input: 'record' }),
]

const isRight = (text: string) => checkFql(text).every(({ severity }) => severity !== 'error')

/** Queries of all kinds, many of which an index can do something with. */
const trigger = fc.oneof(
  { weight: 2, arbitrary: smallQuery.filter(isRight) },
  { weight: 1, arbitrary: query.map(formatFql).filter(isRight) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'all',
      'type = "track"',
      'type != "track"',
      'a = "a"',
      'type = "track" and a = "a"',
      'type = "page" and (a = "a" or b = 1)',
      'a in ["a", "b"] and type in ["track", "page"]',
      'a = null',
      // The hash of "a".
      'a = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"',
      'a = "a" or a = null',
      'maps.0.a = 1 or list.1 = "a"',
      'a = "a" and b = "b" or type = "page" and b = 1',
    ),
  },
)

/** Whatever can drop or change an event before the triggers of a connection see it. */
const before = fc.record(
  {
    filters: fc.array(
      fc.record({
        if: trigger,
        actions: fc.constantFrom<readonly FilterActionConfig[]>(
          [{ type: 'DROP' }],
          [{ type: 'SAMPLE', percent: 0.5, path: 'a' }],
          [{ type: 'DROP_PROPERTIES', fields: { '': ['a'] } }],
          [{ type: 'ALLOW_PROPERTIES', fields: { '': ['type', 'a'] } }],
          [{ type: 'HASH_PROPERTIES', fields: { '': ['a'] }, algorithm: 'sha256', encoding: 'hex' }],
          [{ type: 'HASH_PROPERTIES', fields: { maps: ['a'] }, algorithm: 'sha256', encoding: 'hex' }],
        ),
      }),
      { maxLength: 2 },
    ),
    transform: fc.constant({ type: { '@path': '$.type' }, a: { '@path': '$.b' } }),
    source: fc.constantFrom<SourceConfig>(
      { blocked: { page: true } },
      { blocked: { identifyTraits: ['a'] } },
    ),
  },
  { requiredKeys: [] },
)

export const configOf = (id: string): fc.Arbitrary<ConnectionConfig> =>
  fc
    .tuple(
      fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: before }),
      fc.record({
        id: fc.constant(id),
        destination: fc.constantFrom('all-types', 'pages', 'rows'),
        subscriptions: fc.array(
          fc.record(
            { action: fc.constant('send'), trigger, enabled: fc.oneof(fc.constant(true), fc.boolean()) },
            { requiredKeys: ['action', 'enabled'] },
          ),
          { maxLength: 3 },
        ),
      }),
    )
    .map(([steps, config]) => ({ ...steps, ...config }))

export const ids = ['crm', 'ads', 'mail', 'log', 'tv']
export const configs = fc.tuple(...ids.map(configOf))

export const incoming = fc.oneof(
  { weight: 5, arbitrary: anyEvent },
  { weight: 5, arbitrary: fc.constantFrom(...smallEvents) },
  { weight: 1, arbitrary: fc.jsonValue() },
)

/**
 * What a router has to say, from what each connection says by itself: connections that an event is not for are
 * counted, and so are those at which it was no event at all.
 */
export function expectedOf(
  results: readonly { readonly config: ConnectionConfig; readonly result: Omit<RouteResult, 'unmatched'> }[],
  events: readonly unknown[],
): Pick<RouteResult, 'deliveries' | 'outcomes' | 'unmatched'> {
  const outcomes = results.flatMap(({ config, result }) =>
    result.outcomes.filter(({ subscription, step, index = 0 }) => {
      if (subscription !== undefined) return true
      return step !== 'intake' && step !== 'triggers' && isFor(config, events[index])
    }),
  )
  const listed = new Set(outcomes.map(({ connection, index = 0 }) => `${connection} ${index}`))
  return {
    deliveries: results.flatMap(({ result }) => result.deliveries),
    outcomes,
    unmatched: results.length * events.length - listed.size,
  }
}

const isFor = ({ subscriptions }: ConnectionConfig, event: unknown): boolean =>
  subscriptions.some(
    ({ enabled, trigger: text }) => enabled === true && text !== undefined && compileTrigger(text)(event),
  )
