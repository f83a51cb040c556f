import { type Evaluation, linkBy } from '../../expressions/compile.js'
import {
  call,
  conditional,
  type Expression,
  listOf,
  literal,
  loop,
  nothing,
} from '../../expressions/expression.js'
import type { LoweredFunction } from '../../expressions/lowered-function.js'
import { once } from '../../lazy/once.js'
import { concatenate, toText } from '../../mappings/index.js'
import type { RequestAuth } from '../auth/request-auth.js'
import type { RequestDefaults, RequestTemplate } from '../request-definition.js'
import { elementsOf } from '../requests/elements.js'
import { lowerRequest } from '../requests/request.js'
import { requestTypeOf } from '../requests/request-type.js'
import { lowerRules, type PlacedRules } from '../responses/lower-rules.js'
import type { ObjectSchema } from '../schema-definition.js'
import type { TemplateScope } from '../template.js'
import { checkSteps, type Step } from './check-steps.js'
import { linkPlan, type PlanProgram, type RequestProgram } from './link-plan.js'
import type { PlannedRequest, RequestPlan } from './plan.js'

/** What a plan is made from. */
export interface PlanSource {
  readonly templates: readonly { readonly template: RequestTemplate; readonly pointer: string }[]
  readonly independent: boolean
  readonly defaults: RequestDefaults
  readonly fields: ObjectSchema
  readonly auth: RequestAuth
  readonly canRefresh: boolean
  /** The rules that stand for all requests of the plan. */
  readonly rules: readonly PlacedRules[]
  /** What answers say of the items of a batch, where it is said for all requests. */
  readonly results: { readonly mapping: RequestTemplate['results']; readonly pointer: string } | undefined
}

export interface LoweredPlan<Program = PlanProgram<LoweredFunction>> {
  /** What the plan is made of. */
  readonly program: Program
  readonly plan: RequestPlan
  /** Everything in it, for whoever asks what it reads. */
  readonly expression: Expression
}

/** The name of a request: what it says, else its place. */
export const stepId = ({ id }: RequestTemplate, index: number): string => id ?? String(index)

/** The plan of a list of requests, compiled when it is first run; problems go to the scope. */
export function lowerPlan(source: PlanSource, scope: TemplateScope, evaluation: Evaluation): LoweredPlan {
  const lowered = source.templates.map(({ template, pointer }, index) =>
    lowerPlanned(stepId(template, index), template, pointer, source, scope),
  )
  checkSteps(
    lowered.map(({ step }) => step),
    scope,
  )
  const requests = lowered.map(({ program }) => program)
  const [only, ...others] = requests
  const isSingle = only !== undefined && others.length === 0 && !only.isLoop
  const program = {
    requests,
    independent: source.independent,
    needsContext: !isSingle || lowered.some(({ readsContext }) => readsContext),
  }
  const plan = linkPlan(program, linkBy(evaluation))
  return {
    program,
    plan: {
      ...plan,
      requests: plan.requests.map((planned, index) => ({ ...planned, ...lowered[index]?.explanations })),
    },
    expression: listOf(lowered.flatMap(({ expressions }) => expressions)),
  }
}

interface LoweredRequest {
  readonly program: RequestProgram<LoweredFunction>
  readonly explanations: Pick<PlannedRequest, 'explain' | 'typeOf' | 'explainWhen'>
  readonly step: Step
  /** Whether what is asked of its answer reads what the request was made of. */
  readonly readsContext: boolean
  readonly expressions: readonly Expression[]
}

function lowerPlanned(
  id: string,
  template: RequestTemplate,
  pointer: string,
  source: PlanSource,
  scope: TemplateScope,
): LoweredRequest {
  const made = lowerMade(id, template, pointer, source, scope)
  const answerScope = scope.forAnswer()
  const placed = [{ rules: template.responses, pointer: `${pointer}/responses` }, ...source.rules]
  const rules = lowerRules(placed, answerScope)
  const results =
    template.results === undefined
      ? source.results
      : { mapping: template.results, pointer: `${pointer}/results` }
  const items =
    results?.mapping === undefined
      ? nothing
      : answerScope.mapping(results.mapping, results.pointer).expression
  const explain = once(() => scope.explain(made.request))
  const needs = stepsRead(made.request, scope)
  return {
    program: {
      id,
      needs,
      goesOn: template.onFailure === 'continue',
      isLoop: template.each !== undefined,
      build: scope.asFunction(made.request),
      judge: { rules: answerScope.asFunction(rules), canRefresh: source.canRefresh },
      ...(items.kind === 'literal' ? {} : { items: answerScope.asFunction(items) }),
    },
    explanations: {
      explain: (values) => explain()(values),
      typeOf: (known) => requestTypeOf(made.request, scope.types(known)),
      ...explanationOfWhen(template, scope),
    },
    step: {
      id,
      template,
      pointer,
      needs,
      asks: stepsRead(made.when, scope),
    },
    readsContext:
      placed.some((place) => place.rules?.some(({ then }) => then === 'split')) ||
      [rules, items].some((asked) => scope.readsIn(asked).some(({ root }) => contextRoots.has(root))),
    expressions: [made.request, rules, items],
  }
}

/** What a delivery has to carry where what is asked of an answer reads it. */
const contextRoots: ReadonlySet<string> = new Set(['payload', 'items', 'group', 'run', 'steps'])

/** The request itself; nothing where it is skipped, a list where it is made for each element. */
function lowerMade(
  id: string,
  template: RequestTemplate,
  pointer: string,
  { defaults, fields, auth }: PlanSource,
  scope: TemplateScope,
): { readonly request: Expression; readonly when: Expression } {
  if (template.each === undefined) {
    const when = lowerWhen(template, pointer, scope)
    const request = lowerRequest(literal(id), template, defaults, fields, scope, auth, pointer)
    return { request: conditional(when, request, nothing), when }
  }
  const list = call(elementsOf, [scope.mapping(template.each, `${pointer}/each`).expression])
  const { scope: inside, element, index } = scope.inLoop()
  const when = lowerWhen(template, pointer, inside)
  const name = concatenate([literal(`${id}/`), toText(index)])
  const body = lowerRequest(name, template, defaults, fields, inside, auth, pointer)
  return { request: loop({ mode: 'map', list, element, index, where: when, body }), when }
}

/** Of a loop there is none: what is asked of each element differs. */
function explanationOfWhen(
  { when, each }: RequestTemplate,
  scope: TemplateScope,
): Pick<PlannedRequest, 'explainWhen'> {
  if (when === undefined || each !== undefined) return {}
  const explain = once(() => scope.explainCondition(when))
  return { explainWhen: (values) => explain()(values) }
}

const lowerWhen = ({ when }: RequestTemplate, pointer: string, scope: TemplateScope): Expression =>
  when === undefined ? literal(true) : scope.condition(when, `${pointer}/when`).expression

function stepsRead(expression: Expression, scope: TemplateScope): readonly string[] {
  const fields = scope.readsIn(expression).flatMap(({ root, field }) => (root === 'steps' ? [field] : []))
  return [...new Set(fields.flatMap((field) => (field === undefined ? [] : [field])))]
}
