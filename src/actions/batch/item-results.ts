import once from 'lodash/once.js'
import type { Evaluation } from '../../expressions/compile.js'
import type { Expression } from '../../expressions/expression.js'
import { isObject } from '../../json/value.js'
import { type Answer, readAnswer } from '../responses/answer.js'
import { quietly } from '../responses/quietly.js'
import type { Verdict } from '../responses/verdict.js'
import type { TemplateScope } from '../template.js'
import type { TemplateValues } from '../template-frame.js'

/** What an answer says of one item of a batch: of the one at `index`, or of those that go by `key`. */
export interface ItemResult {
  readonly index?: number
  readonly key?: unknown
  readonly verdict: Verdict
}

/** What answers say of items, by a mapping to a list of `{ index | key, then, code, message }`. Throws nothing. */
export function compileItemResults(
  mapping: Expression,
  scope: TemplateScope,
  evaluation: Evaluation,
): (answer: Answer, values: TemplateValues) => readonly ItemResult[] {
  if (mapping.kind === 'literal') return () => none
  const evaluate = once(() => scope.compile(mapping, evaluation))
  return (answer, values) => {
    const response = readAnswer(answer)
    const said = quietly(() => evaluate()({ ...values, response }))
    return Array.isArray(said) ? said.flatMap((entry) => resultIn(entry, response.status)) : none
  }
}

const none: readonly ItemResult[] = []

/** Any answer can come: an entry that speaks of no item says nothing. */
function resultIn(entry: unknown, httpStatus: number): readonly ItemResult[] {
  if (!isObject(entry)) return none
  const { index, key, then, code, message } = entry
  if (then === 'ignore') return none
  const verdict = {
    ...verdictOf(then),
    httpStatus,
    ...(typeof code === 'string' || typeof code === 'number' ? { code: String(code) } : {}),
    ...(typeof message === 'string' ? { message } : {}),
  }
  if (typeof index === 'number' || (typeof index === 'string' && /^\d{1,9}$/.test(index)))
    return [{ index: Number(index), verdict }]
  return key === undefined || key === null ? none : [{ key, verdict }]
}

/** An item that is mentioned without a word of what becomes of it has failed. */
function verdictOf(then: unknown): Verdict {
  if (then === 'success') return { then }
  return then === 'retry' ? { then, kind: 'retry' } : { then: 'discard', kind: 'response' }
}
