import isEqual from 'lodash/isEqual.js'
import type { ActionDefinition } from '../../types/action-definition.js'
import type { DestinationDefinition } from '../../types/destination-definition.js'
import type { Unchecked } from '../../types/unchecked.js'
import { doubtsOf } from './doubts.js'
import { holdsFor } from './holds-for.js'
import { type InferredRequest, inferRequest } from './infer-request.js'
import { knownValues, type Scope } from './known-values.js'
import { type ObservedRun, observeRun } from './observed-run.js'
import { type Obstacle, obstacle, obstaclesIn } from './obstacle.js'
import { leastSample, type Sample, samplesOf } from './sample.js'

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
    ...obstaclesIn(runs),
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
    ...(inferred === undefined || holdsFor(inferred, await run(least), least)
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
    doubts: doubtsOf(action, inferred),
    besides: codeBesides(action),
  }
}

const scopeOf = (payload: Sample, settings: Sample, run: number): Scope => ({
  payload,
  settings,
  auth: { accessToken: `accessTokenQ${run}`, refreshToken: `refreshTokenQ${run}` },
})

function inferredFrom(runs: readonly ObservedRun[], scopes: readonly Scope[]): InferredRequest | undefined {
  const sent = runs.flatMap(({ requests: [only, ...others] }) => (others.length === 0 && only ? [only] : []))
  return sent.length < runs.length ? undefined : inferRequest(sent, knownValues(scopes))
}

const codeBesides = ({
  performBatch,
  dynamicFields,
  hooks,
}: ActionDefinition<Unchecked>): readonly string[] => [
  ...(performBatch === undefined ? [] : ['performBatch']),
  ...(dynamicFields === undefined ? [] : ['dynamicFields']),
  ...Object.keys(hooks ?? {}),
]
