import { describe, expect, it } from 'vitest'
import { createEngine, type Destination, type Limits } from '../../src/index.js'
import type { Json } from '../../src/json/value.js'
import { acme, acmeSettings, changed } from '../acme.js'

const withLimits = (limits: Partial<Limits>, destination: Destination = acme) =>
  createEngine({ destinations: [destination], limits })

const configOf = (...notes: readonly Json[]) => ({
  id: 'crm',
  destination: 'acme',
  settings: acmeSettings,
  subscriptions: notes.map((note) => ({ action: 'upsert', enabled: true, mapping: { note } })),
})

const path = { '@path': '$.a' }
const twice = (apply: Json): Json => ({
  '@transform': { apply, mapping: [{ '@path': '$.x' }, { '@path': '$.x' }] },
})

describe('the limits of an engine', () => {
  it.each<[keyof Limits, limit: number, within: readonly Json[], beyond: readonly Json[]]>([
    ['subscriptions', 2, [1, 2], [1, 2, 3]],
    ['mappingDepth', 3, [[[path]]], [[[[path]]]]],
    ['mappingWeight', 10, [path], [twice({ x: { '@template': '{{a}}{{b}}{{c}}{{d}}' } })]],
    [
      'replaceLength',
      3,
      [{ '@replace': { value: path, pattern: 'abc' } }],
      [{ '@replace': { value: path, pattern: 'abcd' } }],
    ],
    ['liquidLength', 6, [{ '@liquid': '{{ a}}' }], [{ '@liquid': '{{ a }}' }]],
  ])('%s is one that a configuration is held to', (name, limit, within, beyond) => {
    const errorsOf = (limits: Partial<Limits>, notes: readonly Json[]) =>
      withLimits(limits)
        .check(configOf(...notes))
        .filter(({ severity }) => severity === 'error')
    expect(errorsOf({ [name]: limit }, within)).toEqual([])
    expect(errorsOf({ [name]: limit }, beyond)).toMatchObject([{ code: expect.stringMatching(/limit$/) }])
    expect(errorsOf({ [name]: Number.POSITIVE_INFINITY }, beyond)).toEqual([])
    expect(errorsOf({}, beyond)).toEqual([])
  })

  it('liquidWork is one that each rendering is held to', () => {
    const config = configOf({ '@liquid': '{{ (1..50) | join: "," }}' })
    const codeOf = (limits: Partial<Limits>) =>
      withLimits(limits).connect(config).evaluate({ type: 'identify', userId: 'u' }).outcomes[0]?.code
    expect(codeOf({ liquidWork: 20 })).toBe('LIQUID_LIMIT')
    expect(codeOf({ liquidWork: 2_000 })).toBeUndefined()
  })

  it.each(['compiled', 'closures'] as const)(
    'mappingWork is one that each run is held to, %s',
    (evaluation) => {
      const list = Array.from({ length: 20 }, (_, index) => index)
      const note = { '@each': { in: { '@path': '$.traits.list' }, do: { '@path': '@' } } }
      const outcomeOf = (trigger: string, mappingWork: number) =>
        createEngine({ destinations: [acme], limits: { mappingWork }, evaluation })
          .connect({
            ...configOf(),
            subscriptions: [{ action: 'upsert', mapping: { note }, trigger, enabled: true }],
          })
          .evaluate({ type: 'identify', userId: 'u', traits: { list } }).outcomes[0]
      const nested = 'any(traits.list, any(traits.list, @ = "none"))'
      expect(outcomeOf('all', 10_000)?.code).not.toBe('TOO_LARGE')
      expect(outcomeOf('all', 100)).toMatchObject({ status: 'discarded', step: 'mapping', code: 'TOO_LARGE' })
      expect(outcomeOf(nested, 10_000)).toMatchObject({ code: 'NO_MATCHING_MAPPING' })
      expect(outcomeOf(nested, 100)).toMatchObject({
        status: 'discarded',
        step: 'triggers',
        code: 'TOO_LARGE',
      })
    },
  )

  it('hold the templates of a definition too', () => {
    const destination = changed(['actions', 'upsert', 'request', 'json'], { '@liquid': '{{ payload.id }}' })
    const pointersOf = (limits: Partial<Limits>) =>
      withLimits(limits, destination)
        .check(configOf(1))
        .flatMap(({ severity, pointer }) => (severity === 'error' ? [pointer] : []))
    expect(pointersOf({ liquidLength: 10 })).toEqual(['/destination/actions/upsert/request/json/@liquid'])
    expect(pointersOf({})).toEqual([])
  })
})
