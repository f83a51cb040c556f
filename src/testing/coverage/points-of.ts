import type { Action, Destination, RequestTemplate, ResponseRule } from '../../actions/index.js'
import { pointerTo } from '../../json/pointer.js'
import { branchPoints } from './branch-points.js'
import { fieldPoints } from './field-points.js'
import { type Point, verdictKey } from './point.js'
import { triggerPoints } from './trigger-points.js'

/**
 * Everything of a definition that tests can reach. What they can not is left out: the requests that ask for tokens and
 * prove credentials, the calls of a page load, and the checks of settings.
 */
export function pointsOf(definition: Destination): readonly Point[] {
  const { actions, presets = [], let: lets, request, responses, auth } = definition
  const asksForTokens = auth?.type === 'oauth2' || auth?.type === 'token'
  return [
    ...branchPoints(lets, '/let'),
    ...(asksForTokens ? [] : branchPoints(auth, '/auth')),
    ...branchPoints(request, '/request'),
    ...rulePoints(responses, '/responses'),
    ...Object.entries(actions).flatMap(([name, action]) => actionPoints(name, action)),
    ...presets.flatMap(({ name, action, trigger, mapping }, index) => {
      const pointer = `/presets/${index}`
      return [
        { kind: 'preset', pointer, key: pointer, missed: `no event goes through "${name}"` } as const,
        ...(trigger === actions[action]?.trigger ? [] : triggerPoints(trigger, `${pointer}/trigger`)),
        ...branchPoints(mapping, `${pointer}/mapping`),
      ]
    }),
  ]
}

function actionPoints(name: string, action: Action): readonly Point[] {
  const pointer = pointerTo('/actions', name)
  const { trigger, fields, mapping, checks = [], request, requests = [], commands, batch } = action
  return [
    { kind: 'action', pointer, key: pointer, missed: 'no test runs it' },
    ...fieldPoints(fields, `${pointer}/fields`),
    ...triggerPoints(trigger, `${pointer}/trigger`),
    ...branchPoints(mapping, `${pointer}/mapping`),
    ...checks.flatMap(({ kind }, index) => {
      const place = `${pointer}/checks/${index}/require`
      return kind === 'settings' ? [] : verdicts('check', place, 'it never holds', 'it never fails')
    }),
    ...branchPoints(action.let, `${pointer}/let`),
    ...(request === undefined ? [] : requestPoints(request, `${pointer}/request`)),
    ...requests.flatMap((each, index) => requestPoints(each, `${pointer}/requests/${index}`)),
    ...(commands?.calls ?? []).flatMap((call, index) =>
      conditionalPoints(call, `${pointer}/commands/calls/${index}`, 'made'),
    ),
    ...rulePoints(action.responses, `${pointer}/responses`),
    ...(batch === undefined ? [] : batchPoints(batch, `${pointer}/batch`)),
  ]
}

function batchPoints(batch: NonNullable<Action['batch']>, pointer: string): readonly Point[] {
  const { request, requests = [], when, let: lets, groupBy, weight, key, maxItems, results } = batch
  return [
    ...branchPoints({ let: lets, groupBy, weight, key, maxItems, results }, pointer),
    ...(when === undefined
      ? []
      : verdicts('request', `${pointer}/when`, 'nothing goes together', 'nothing is sent by itself')),
    ...(request === undefined ? [] : requestPoints(request, `${pointer}/request`)),
    ...requests.flatMap((each, index) => requestPoints(each, `${pointer}/requests/${index}`)),
  ]
}

function requestPoints(request: RequestTemplate, pointer: string): readonly Point[] {
  const { responses, when, ...template } = request
  return [
    { kind: 'request', pointer, key: pointer, missed: 'it is never sent' },
    ...conditionalPoints({ ...template, when }, pointer, 'sent').filter(({ key }) => !key.endsWith('true')),
    ...rulePoints(responses, `${pointer}/responses`),
  ]
}

function conditionalPoints(
  { when, ...template }: { readonly when?: string | undefined },
  pointer: string,
  verb: string,
): readonly Point[] {
  return [
    ...(when === undefined
      ? []
      : verdicts('request', `${pointer}/when`, `it is never ${verb}`, 'it is never skipped')),
    ...branchPoints(template, pointer),
  ]
}

const rulePoints = (rules: readonly ResponseRule[] = [], pointer: string): readonly Point[] =>
  rules.flatMap((rule, index) => {
    const place = `${pointer}/${index}`
    const key = verdictKey(`${place}/when`, true)
    return [
      { kind: 'response', pointer: place, key, missed: 'no answer meets it' } as const,
      ...branchPoints(rule, place),
    ]
  })

const verdicts = (kind: Point['kind'], pointer: string, unmet: string, met: string): readonly Point[] => [
  { kind, pointer, key: verdictKey(pointer, true), missed: unmet },
  { kind, pointer, key: verdictKey(pointer, false), missed: met },
]
