import isEqual from 'lodash/isEqual.js'
import { applyMapping } from '../../../mappings/index.js'
import type { ActionDefinition } from '../../types/action-definition.js'
import type { DestinationDefinition } from '../../types/destination-definition.js'
import type { Unchecked } from '../../types/unchecked.js'
import { type InferredRequest, inferRequest } from './infer-request.js'
import { knownValues, type Scope } from './known-values.js'
import { type ObservedRun, observeRun } from './observed-run.js'
import { leastSample, type Sample, samplesOf } from './sample.js'
import { type SentRequest, urlAsSent } from './sent-request.js'

/** What keeps an action from being data. */
export interface Obstacle {
  readonly kind: 'throws' | 'requests' | 'answers' | 'host' | 'changes' | 'computed' | 'conditions'
  readonly message: string
}

/** What an action's code does, as far as runs with made-up payloads tell. */
export interface ActionDescription {
  readonly action: string
  readonly title: string
  /** Whether data could say all of it. */
  readonly couldBeData: boolean
  readonly obstacles: readonly Obstacle[]
  /** The request that the code sends, as data; what could not be found out stands in it as null. */
  readonly request?: InferredRequest['request']
  /** The credentials of that request, where Waybill has a place of its own for them. */
  readonly auth?: NonNullable<InferredRequest['auth']>
  /** What runs can't tell, and a look at the code can: where it decides something, it may do so for other payloads. */
  readonly doubts: readonly string[]
  /** Other code of the action, which Waybill has other ways for: batches, choices for an editor, hooks. */
  readonly besides: readonly string[]
}

/** Runs `perform` for several payloads, of which nothing leaves the process, and looks for the data behind it. */
export async function describeAction(
  definition: DestinationDefinition<Unchecked>,
  name: string,
  action: ActionDefinition<Unchecked>,
): Promise<ActionDescription> {
  const settingsFields = definition.authentication?.fields ?? {}
  const settings = samplesOf(settingsFields)
  const scopes = samplesOf(action.fields).map((payload, run) => scopeOf(payload, settings[run] ?? {}, run))
  const run = (scope: Scope) => observeRun(definition, action, scope)
  const runs: ObservedRun[] = []
  for (const scope of scopes) runs.push(await run(scope))
  const [first] = scopes
  const again = first && (await run(first))
  const inferred = inferredFrom(runs, scopes)
  const least = scopeOf(leastSample(action.fields), settings[0] ?? {}, 0)
  const obstacles = [
    ...ofRuns(runs),
    ...(again !== undefined && !isEqual(again.requests, runs[0]?.requests)
      ? [
          obstacle(
            'changes',
            'the same payload is sent differently the next time: a clock, or a random number',
          ),
        ]
      : []),
    ...(inferred?.unknown ?? []).map((place) =>
      obstacle('computed', `${place} is worked out in a way that no directive is known for`),
    ),
    ...(inferred === undefined || isSame(await run(least), inferred, least)
      ? []
      : [obstacle('conditions', 'a payload with nothing but what is required is sent in another form')]),
  ]
  return {
    action: name,
    title: action.title,
    couldBeData: obstacles.length === 0,
    obstacles,
    ...(inferred !== undefined && { request: inferred.request }),
    ...(inferred?.auth !== undefined && { auth: inferred.auth }),
    doubts: doubtsOf(String(action.perform)),
    besides: codeBesides(action),
  }
}

const obstacle = (kind: Obstacle['kind'], message: string): Obstacle => ({ kind, message })

const scopeOf = (payload: Sample, settings: Sample, run: number): Scope => ({
  payload,
  settings,
  auth: { accessToken: `accessTokenQ${run}`, refreshToken: `refreshTokenQ${run}` },
})

function ofRuns(runs: readonly ObservedRun[]): readonly Obstacle[] {
  const failures = runs.flatMap(({ failure }) => failure ?? [])
  const counts = [...new Set(runs.map(({ requests }) => requests.length))]
  const read = [...new Set(runs.flatMap(({ read }) => read))]
  const used = [...new Set(runs.flatMap(({ used }) => used))]
  return [
    ...(failures[0] === undefined
      ? []
      : [obstacle('throws', `it throws for a payload that fits: ${failures[0]}`)]),
    ...(failures[0] === undefined && !isEqual(counts, [1]) ? [obstacle('requests', inWords(counts))] : []),
    ...(read.length > 0 ? [obstacle('answers', `it reads answers: ${read.join(', ')}`)] : []),
    ...(used.length > 0 ? [obstacle('host', `it asks its host for ${used.join(', ')}`)] : []),
  ]
}

function inWords(counts: readonly number[]): string {
  if (counts.length > 1) return `how many requests it sends depends on the payload: ${counts.join(', ')}`
  return counts[0] === 0
    ? 'it sends no request by the client that it is given'
    : `it sends ${counts[0]} requests`
}

function inferredFrom(runs: readonly ObservedRun[], scopes: readonly Scope[]): InferredRequest | undefined {
  const sent = runs.flatMap(({ requests: [only, ...others] }) => (others.length === 0 && only ? [only] : []))
  return sent.length < runs.length ? undefined : inferRequest(sent, knownValues(scopes))
}

/** Whether a run sent what the template gives. */
function isSame({ requests: [sent] }: ObservedRun, inferred: InferredRequest, scope: Scope): boolean {
  if (sent === undefined || inferred.unknown.length > 0) return true
  return isEqual(withoutEmpty(sent), withoutEmpty(filled(inferred, scope)))
}

function filled({ request, auth }: InferredRequest, scope: Scope): Partial<SentRequest> {
  const give = (mapping: Unchecked): Unchecked =>
    mapping === undefined ? undefined : applyMapping(mapping, scope)
  const { method, url, query = {}, headers = {}, json, form, text } = request
  const kind = json !== undefined ? 'json' : form !== undefined ? 'form' : 'text'
  const body = give(json ?? form ?? text)
  return {
    method: give(method),
    url: urlAsSent(String(give(typeof url === 'string' ? { '@template': url } : url))),
    query: give(query),
    headers: give(headers),
    basic: auth && { username: give(auth.username), password: give(auth.password) },
    body: body === undefined ? undefined : { kind, value: body },
  }
}

const withoutEmpty = (request: Partial<SentRequest>): unknown => JSON.parse(JSON.stringify(request))

const doubtsOf = (code: string): readonly string[] => [
  ...(/\bif\s*\(|\bswitch\s*\(|\?[^.?:][^:]*:/.test(code) ? ['its code decides between ways'] : []),
  ...(/\bthrow\b/.test(code) ? ['its code refuses some payloads by itself'] : []),
  ...(/\bcatch\b/.test(code) ? ['its code does something where a request fails'] : []),
]

const codeBesides = ({
  performBatch,
  dynamicFields,
  hooks,
}: ActionDefinition<Unchecked>): readonly string[] => [
  ...(performBatch === undefined ? [] : ['performBatch']),
  ...(dynamicFields === undefined ? [] : ['dynamicFields']),
  ...Object.keys(hooks ?? {}),
]
