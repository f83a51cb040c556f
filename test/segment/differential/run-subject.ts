import type { JSONObject, SegmentEvent, StatsContext } from '../../../src/segment/index.js'
import type { Unchecked } from '../../../src/segment/types/unchecked.js'
import type { Partner } from './partner.js'
import { createRecorder, type Recorder } from './recorder.js'
import type { Kit, Subject } from './subject.js'
import { told } from './told.js'

/** One call, and all that can be told by it. */
export interface Run {
  readonly name: string
  readonly told: string
}

type Work = (integration: ReturnType<Kit['createTestIntegration']>) => Promise<unknown>

const batchSize = 7
/** With how many events calls that do not depend on them are made. */
const eventsForCalls = 4

/** Runs a definition on one kit: every event by itself, in batches and through subscriptions, and all other calls. */
export async function runSubject(
  kit: Kit,
  subject: Subject,
  events: readonly SegmentEvent[],
  partner: Partner,
): Promise<readonly Run[]> {
  const recorder = createRecorder()
  const integration = kit.createTestIntegration(recorder.define(subject.define(kit)))
  const settings = { endpoint: partner.endpoint, ...subject.settings }
  const runs: Run[] = []
  for (const { name, work } of worksOf(subject, events, settings, recorder)) {
    const outcome = await outcomeOf(() => work(integration as never))
    const responses = integration.responses.splice(0)
    const all = [outcome, ...responses.map(described), ...recorder.lines.splice(0), ...partner.arrived()]
    // Each run of the tests has a port of its own.
    runs.push({ name, told: all.join('\n').replaceAll(partner.endpoint, 'http://partner') })
  }
  return runs
}

const outcomeOf = async (work: () => Promise<unknown>): Promise<string> => {
  try {
    return `gives ${told(await work())}`
  } catch (error) {
    return `throws ${told(error)}`
  }
}

/** A response as tests read it. */
const described = ({ status, content, data, request, options }: Unchecked): string =>
  told({
    status,
    content,
    data,
    request: [request.method, request.url, [...request.headers].sort()],
    options: {
      json: JSON.stringify(options.json),
      body: options.body,
      method: options.method,
      headers: [...options.headers].sort(),
      timeout: options.timeout,
      throwHttpErrors: options.throwHttpErrors,
    },
  })

function* worksOf(
  { mappings, subscriptions, calls = {} }: Subject,
  events: readonly SegmentEvent[],
  settings: JSONObject,
  { logger, statsContext }: Recorder,
): Generator<{ readonly name: string; readonly work: Work }> {
  const kept = createServices()
  // The public kit writes into the tags that it is given.
  const services = () => ({ ...kept, logger, statsContext: copyOfTags(statsContext) })
  const auth = { accessToken: 'fresh', refreshToken: 'r' }
  const features = { 'some-feature': true }
  const withSubscriptions = { ...settings, subscriptions } as never
  const copy = <Value>(value: Value): Value => structuredClone(value)
  for (const [index, event] of events.entries()) {
    const batch = index % batchSize === 0 ? events.slice(index, index + batchSize) : []
    for (const [action, variants] of Object.entries(mappings)) {
      const mapping = variants[index % variants.length] ?? {}
      const input = () => ({
        mapping: copy(mapping),
        settings,
        auth,
        features,
        useDefaultMappings: true,
        ...services(),
      })
      yield {
        name: `event ${index} for ${action}`,
        work: async (integration) => {
          const responses = await integration.testAction(action, { event: copy(event), ...input() })
          return [responses.map(described), integration.results]
        },
      }
      if (batch.length > 0)
        yield {
          name: `events from ${index} for ${action}`,
          work: async (integration) => {
            const responses = await integration.testBatchAction(action, {
              events: copy([...batch]),
              ...input(),
            })
            return [responses.map(described), integration.results]
          },
        }
    }
    if (subscriptions !== undefined) {
      const done: string[] = []
      const options = () => ({
        ...services(),
        features,
        onComplete: (stats: object) => void done.push(told({ ...stats, duration: 0 })),
      })
      const all = (results: unknown) => [results, done.splice(0)]
      yield {
        name: `event ${index} for subscriptions`,
        work: async (integration) =>
          all(await integration.onEvent(copy(event), copy(withSubscriptions), options())),
      }
      if (batch.length > 0)
        yield {
          name: `events from ${index} for subscriptions`,
          work: async (integration) =>
            all(await integration.onBatch(copy([...batch]), copy(withSubscriptions), options())),
        }
    }
    if (index >= eventsForCalls) continue
    for (const [name, call] of Object.entries(calls))
      yield {
        name: `event ${index}: ${name}`,
        work: (integration) =>
          call(integration as never, {
            endpoint: String(settings.endpoint),
            event: copy(event),
            settings: copy(settings),
          }),
      }
  }
}

const copyOfTags = ({ statsClient, tags }: StatsContext): StatsContext => ({ statsClient, tags: [...tags] })

/** The services of a host that keep something. */
const createServices = () => {
  const kept = new Map<string, string>()
  return {
    engageDestinationCache: {
      maxExpirySeconds: 60,
      maxValueSizeBytes: 1000,
      getByKey: async (key: string) => kept.get(key) ?? null,
      setByKey: async (key: string, value: string) => kept.set(key, value).has(key),
      setByKeyNX: async (key: string, value: string) => !kept.has(key) && kept.set(key, value).has(key),
      delByKey: async (key: string) => Number(kept.delete(key)),
    },
    stateContext: { getRequestContext: (key: string) => `state of ${key}`, setResponseContext: () => {} },
    transactionContext: { transaction: { before: '1' }, setTransaction: () => {} },
  }
}
