import once from 'lodash/once.js'
import type { Evaluation } from '../../expressions/compile.js'
import { type Expression, listOf, literal, nothing, objectOf } from '../../expressions/expression.js'
import type { Type } from '../../expressions/types/type.js'
import { isObject } from '../../json/value.js'
import { type LoweredPlan, lowerPlan, type PlanSource } from '../plan/lower-plan.js'
import type { RequestPlan } from '../plan/plan.js'
import type { Batch } from '../request-definition.js'
import type { TemplateScope } from '../template.js'
import type { TemplateTypes, TemplateValues } from '../template-frame.js'

/** How an action sends several events together. */
export interface CompiledBatch {
  readonly plan: RequestPlan
  /** Bytes of an encoded body. */
  readonly maxBytes: number | undefined
  /** How many units go together at most: a whole number above 0. */
  maxUnits(values: TemplateValues): number
  /** The most of them that can go together, where the definition says so by itself. */
  mostUnits(known: TemplateTypes): number | undefined
  /** What decides with which others an item goes. */
  factsOf(values: TemplateValues): ItemFacts
  /** What answers call an item by; undefined where they do not. */
  keyOf(values: TemplateValues): unknown
}

export interface ItemFacts {
  /** Whether the item goes into a batch at all. */
  readonly batches: boolean
  /** The values that all items of a batch have in common. */
  readonly group: readonly unknown[]
  /** How many units the item takes. */
  readonly weight: number
}

/** Where nothing says how many items go together (requirements.md R98). */
const usualItems = 1000

/** A batch, compiled; problems go to the scope. */
export function compileBatch(
  batch: Batch,
  source: Omit<PlanSource, 'templates' | 'results' | 'rules'>,
  rules: PlanSource['rules'],
  scope: TemplateScope,
  pointer: string,
  evaluation: Evaluation,
): { readonly batch: CompiledBatch; readonly expression: Expression } {
  const { plan, expression } = lowerBatchPlan(batch, source, rules, scope, pointer, evaluation)
  const itemScope = scope.forItem()
  const facts = objectOf([
    [
      'batches',
      batch.when === undefined
        ? literal(true)
        : itemScope.condition(batch.when, `${pointer}/when`).expression,
    ],
    [
      'group',
      listOf(
        (batch.groupBy ?? []).map(
          (mapping, index) => itemScope.mapping(mapping, `${pointer}/groupBy/${index}`).expression,
        ),
      ),
    ],
    ['weight', mapped(batch.weight, itemScope, `${pointer}/weight`)],
  ])
  const key = mapped(batch.key, itemScope, `${pointer}/key`)
  const most = mapped(batch.maxItems, scope.forBatch(), `${pointer}/maxItems`)
  const [evaluateFacts, evaluateKey, evaluateMost] = [facts, key, most].map((asked) =>
    once(() => scope.compile(asked, evaluation)),
  )
  return {
    batch: {
      // Of what answers name one by one only a part may be sent again.
      plan: { ...plan, needsContext: plan.needsContext || batch.key !== undefined || saysItems(batch) },
      maxBytes: batch.maxBytes,
      maxUnits: (values) => countOr(evaluateMost?.()(values), usualItems),
      mostUnits: (known) =>
        batch.maxItems === undefined ? usualItems : largestOf(scope.types(known).of(most)),
      factsOf: (values) => factsIn(evaluateFacts?.()(values)),
      keyOf: (values) => evaluateKey?.()(values),
    },
    expression: listOf([expression, facts, key, most]),
  }
}

const saysItems = ({ results, request, requests = [] }: Batch): boolean =>
  [results, request?.results, ...requests.map((one) => one.results)].some((said) => said !== undefined)

function lowerBatchPlan(
  { request, requests, results, let: lets }: Batch,
  source: Omit<PlanSource, 'templates' | 'results' | 'rules'>,
  rules: PlanSource['rules'],
  scope: TemplateScope,
  pointer: string,
  evaluation: Evaluation,
): LoweredPlan {
  if ((request === undefined) === (requests === undefined))
    scope.problem('definition/request', pointer, 'a batch has either a "request" or "requests"')
  const templates =
    request === undefined
      ? (requests ?? []).map((template, index) => ({ template, pointer: `${pointer}/requests/${index}` }))
      : [{ template: request, pointer: `${pointer}/request` }]
  const said = results === undefined ? undefined : { mapping: results, pointer: `${pointer}/results` }
  const inBatch = scope.forBatch().withLets(lets, `${pointer}/let`)
  return lowerPlan({ ...source, templates, rules, results: said }, inBatch, evaluation)
}

const mapped = (mapping: Batch['key'], scope: TemplateScope, pointer: string): Expression =>
  mapping === undefined ? nothing : scope.mapping(mapping, pointer).expression

/** A number that can count items, or what stands in for it. */
const countOr = (value: unknown, otherwise: number): number =>
  typeof value === 'number' && value >= 1 ? Math.floor(value) : otherwise

/** The largest of all numbers that a value can be, where they are known. */
function largestOf({ scalars = [] }: Type): number | undefined {
  const numbers = scalars.filter((value) => typeof value === 'number')
  return numbers.length === 0 ? undefined : Math.max(...numbers)
}

function factsIn(value: unknown): ItemFacts {
  const { batches, group, weight } = isObject(value) ? value : {}
  return {
    batches: batches === true,
    group: Array.isArray(group) ? group : [],
    weight: typeof weight === 'number' && weight >= 0 ? weight : 1,
  }
}
