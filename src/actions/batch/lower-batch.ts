import { type Evaluation, linkBy } from '../../expressions/compile.js'
import { type Expression, listOf, literal, nothing, objectOf } from '../../expressions/expression.js'
import type { LoweredFunction } from '../../expressions/lowered-function.js'
import type { Type } from '../../expressions/types/type.js'
import { type LoweredPlan, lowerPlan, type PlanSource } from '../plan/lower-plan.js'
import type { Batch } from '../request-definition.js'
import type { TemplateScope } from '../template.js'
import type { TemplateTypes } from '../template-values.js'
import { type BatchProgram, type LinkedBatch, linkBatch, usualItems } from './link-batch.js'

/** A batch that was lowered here, so that it can say what it would do. */
export interface CompiledBatch extends LinkedBatch {
  /** The most units that can go together, where the definition says so by itself. */
  mostUnits(known: TemplateTypes): number | undefined
}

export interface LoweredBatch {
  readonly program: BatchProgram<LoweredFunction>
  readonly batch: CompiledBatch
  /** Everything in it, for whoever asks what it reads. */
  readonly expression: Expression
}

/** A batch, compiled when it is first run; problems go to the scope. */
export function lowerBatch(
  batch: Batch,
  source: Omit<PlanSource, 'templates' | 'results' | 'rules'>,
  rules: PlanSource['rules'],
  scope: TemplateScope,
  pointer: string,
  evaluation: Evaluation,
): LoweredBatch {
  const lowered = lowerBatchPlan(batch, source, rules, scope, pointer, evaluation)
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
  // Of what answers name one by one only a part may be sent again.
  const needsContext = lowered.plan.needsContext || batch.key !== undefined || saysItems(batch)
  const program = {
    plan: { ...lowered.program, needsContext },
    ...(batch.maxBytes === undefined ? {} : { maxBytes: batch.maxBytes }),
    maxUnits: scope.asFunction(most),
    facts: scope.asFunction(facts),
    key: scope.asFunction(key),
  }
  return {
    program,
    batch: {
      ...linkBatch(program, linkBy(evaluation)),
      plan: { ...lowered.plan, needsContext },
      mostUnits: (known) =>
        batch.maxItems === undefined ? usualItems : largestOf(scope.types(known).of(most)),
    },
    expression: listOf([lowered.expression, facts, key, most]),
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

/** The largest of all numbers that a value can be, where they are known. */
function largestOf({ scalars = [] }: Type): number | undefined {
  const numbers = scalars.filter((value) => typeof value === 'number')
  return numbers.length === 0 ? undefined : Math.max(...numbers)
}
