import { type Evaluation, linkBy } from '../../expressions/compile.js'
import type { LoweredFunction } from '../../expressions/lowered-function.js'
import type { Action } from '../definition.js'
import type { BuildRequests } from '../request-definition.js'
import { buildByCode } from '../requests/built.js'
import { linkJudge } from '../responses/judge.js'
import { lowerRules } from '../responses/lower-rules.js'
import type { TemplateScope } from '../template.js'
import type { PlanProgram } from './link-plan.js'
import { type LoweredPlan, lowerPlan, type PlanSource } from './lower-plan.js'

type Source = Omit<PlanSource, 'templates' | 'results' | 'rules'>

/** The plan of an action; there is no program of one whose requests code builds. */
export type LoweredActionPlan = LoweredPlan<PlanProgram<LoweredFunction> | undefined>

/** How an action sends one event: by one of the four ways to say it; undefined where that is no request. */
export function lowerActionPlan(
  action: Action,
  source: Source,
  rules: PlanSource['rules'],
  scope: TemplateScope,
  pointer: string,
  evaluation: Evaluation,
): LoweredActionPlan | undefined {
  const { request, requests, build } = action
  reportWays(action, scope, pointer)
  if (build !== undefined) return planOfCode(build, source, rules, scope, pointer, evaluation)
  const templates =
    request === undefined
      ? requests?.map((template, index) => ({ template, pointer: `${pointer}/requests/${index}` }))
      : [{ template: request, pointer: `${pointer}/request` }]
  return templates === undefined
    ? undefined
    : lowerPlan({ ...source, templates, rules, results: undefined }, scope, evaluation)
}

const ways = ['request', 'requests', 'commands', 'build'] as const

function reportWays(action: Action, scope: TemplateScope, pointer: string): void {
  const written = ways.filter((way) => action[way] !== undefined)
  const { single, batch } = action
  if (written.length > 1)
    scope.problem(
      'definition/request',
      pointer,
      `an action is sent in one way, here there are ${written.map((way) => `"${way}"`).join(' and ')}`,
    )
  else if (single === 'batch' && batch === undefined)
    scope.problem('definition/request', `${pointer}/single`, 'there is no "batch" that an event could go by')
  else if (written.length === 0 && single === undefined)
    scope.problem('definition/request', pointer, 'nothing says how the action is sent', {
      hint: 'write a "request", "requests" or "commands"; or "single": "batch" where there is a "batch"',
    })
}

/** Requests that code gives are one entry of a plan, sent one after the other. */
function planOfCode(
  build: BuildRequests,
  source: Source,
  rules: PlanSource['rules'],
  scope: TemplateScope,
  pointer: string,
  evaluation: Evaluation,
): LoweredActionPlan {
  if (source.auth.signature !== undefined)
    scope.problem(
      'definition/request',
      `${pointer}/build`,
      'requests that code builds are not signed by "auth"',
      {
        hint: 'write "request" or "requests"',
      },
    )
  const answerScope = scope.forAnswer()
  const expression = lowerRules(rules, answerScope)
  const hosts = source.defaults.hosts ?? []
  const judge = { rules: answerScope.asFunction(expression), canRefresh: source.canRefresh }
  return {
    program: undefined,
    plan: {
      independent: false,
      needsContext: true,
      requests: [
        {
          id: 'build',
          needs: [],
          goesOn: false,
          isLoop: true,
          build: (values) => buildByCode(build, hosts, scope.language.allowTarget, values),
          judge: linkJudge(judge, linkBy(evaluation)),
          itemResults: () => [],
        },
      ],
    },
    expression,
  }
}
