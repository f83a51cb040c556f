import { describe, expect, it } from 'vitest'
import { createHost, createTestEvent, type DestinationDefinition } from '../../../src/segment/index.js'
import { answering } from '../waybill/answering.js'

const settings = {
  subscriptions: [
    { partnerAction: 'act', subscribe: 'type = "track"', mapping: { t: { '@liquid': '{{ event }}' } } },
  ],
}

const definition: DestinationDefinition = {
  name: 'Acme',
  mode: 'cloud',
  actions: {
    act: {
      title: 'Act',
      description: 'Acts.',
      fields: {},
      perform: (request, { payload, logger, features, engageDestinationCache }) => {
        logger?.crit('lost', String(features?.fast), String(engageDestinationCache?.maxExpirySeconds))
        return request('https://api.acme.example/in', { method: 'post', json: payload })
      },
    },
  },
}

describe('a host', () => {
  it('gives definitions what it has, and keeps none of their responses', async () => {
    const { fetch, sent } = answering({ ok: true })
    const told: unknown[] = []
    const note =
      (kind: string) =>
      (...given: readonly unknown[]) =>
        told.push([kind, ...given])
    const host = createHost({
      fetch,
      logger: { info: note('info'), warn: note('warn'), error: note('error') },
      stats: { incr: note('incr'), histogram: note('histogram'), tags: ['service:a'] },
      features: { fast: true },
    })
    const destination = host.createDestination(definition)
    const results = await destination.onEvent(createTestEvent({ event: 'A' }), settings)
    expect(results.at(-1)).toEqual({ data: { ok: true }, output: 'Action Executed' })
    expect(sent).toMatchObject([{ url: 'https://api.acme.example/in', json: { t: 'A' } }])
    expect(destination.responses).toEqual([])
    expect(told).toEqual([
      [
        'histogram',
        'liquid.template.evaluation_ms',
        expect.any(Number),
        ['service:a', 'partnerAction:act', 'fieldKey:t', 'result:success'],
      ],
      ['error', 'lost', 'true', 'undefined'],
      ['incr', 'before-response-clone', 1, []],
      ['incr', 'after-response-clone', 1, []],
    ])
  })

  it('counts less than what comes with an event', async () => {
    const { fetch } = answering({})
    const told: string[] = []
    const logger = {
      info: () => {},
      warn: () => {},
      error: (...words: string[]) => void told.push(words.join(' ')),
    }
    const destination = createHost({ fetch, logger, features: { fast: true } }).createDestination(definition)
    await destination.onEvent(createTestEvent(), settings, { features: { fast: false } })
    expect(told).toEqual(['lost false undefined'])
  })

  it('tells by its own clock how long a subscription took', async () => {
    let now = 0
    const clock = () => (now += 5)
    const destination = createHost({ fetch: answering({}).fetch, clock }).createDestination(definition)
    const durations: number[] = []
    await destination.onEvent(createTestEvent(), settings, {
      onComplete: ({ duration }) => void durations.push(duration),
    })
    expect(durations).toEqual([5])
  })

  it('knows nothing of another one', async () => {
    const [one, other] = [answering({}), answering({})]
    await createHost({ fetch: one.fetch }).createDestination(definition).onEvent(createTestEvent(), settings)
    await createHost({ fetch: other.fetch })
      .createDestination(definition)
      .onEvent(createTestEvent(), settings)
    expect([one.sent.length, other.sent.length]).toEqual([1, 1])
  })
})
