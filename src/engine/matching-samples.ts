import type { Expression, Lambda } from '../expressions/expression.js'
import { childrenOf } from '../expressions/expression.js'
import { interpret } from '../expressions/interpret.js'
import { readsOf } from '../expressions/reads.js'
import { setOwn } from '../json/own.js'
import { isObject, type JsonScalar } from '../json/value.js'
import type { Sample } from '../mappings/index.js'

/**
 * The samples that meet a trigger, each with what the trigger asks for put into it: the event's name, a field that has
 * to be there. Where that is not found out, there is no sample.
 */
export function matchingSamples(trigger: Lambda, samples: readonly Sample[]): readonly Sample[] {
  return samples.flatMap((sample) => {
    const value = conjunctsOf(trigger.body).reduce<unknown>(
      (event, conjunct) => (holds(trigger, conjunct, event) ? event : meet(trigger, conjunct, event)),
      sample.value,
    )
    return holds(trigger, trigger.body, value) ? [{ ...sample, value }] : []
  })
}

const conjunctsOf = (expression: Expression): readonly Expression[] =>
  expression.kind === 'and' ? expression.operands.flatMap(conjunctsOf) : [expression]

function holds({ parameters }: Lambda, condition: Expression, event: unknown): boolean {
  return interpret({ parameters, body: condition })(event) === true
}

/** More combinations of a path and a value are not tried. */
const mostTrials = 100

/** The event with one field set so that the condition holds; as it was where none is found. */
function meet(trigger: Lambda, condition: Expression, event: unknown): unknown {
  const values = [...literalsIn(condition), 'text', 1, true]
  const paths = readsOf(condition).filter(({ keys }) => keys.length > 0 && keys[0] !== 'type')
  const trials = paths.flatMap(({ keys }) => values.map((value) => ({ keys, value }))).slice(0, mostTrials)
  for (const { keys, value } of trials) {
    const changed = withField(event, keys, value)
    if (holds(trigger, condition, changed)) return changed
  }
  return event
}

function literalsIn(expression: Expression): readonly JsonScalar[] {
  if (expression.kind === 'literal') return expression.value === undefined ? [] : [expression.value]
  return childrenOf(expression).flatMap(literalsIn)
}

/** A copy with a field set; what is no object on the way to it becomes one. */
function withField(event: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value
  const copy: Record<string, unknown> = isObject(event) ? { ...event } : {}
  setOwn(copy, key, withField(copy[key], rest, value))
  return copy
}
