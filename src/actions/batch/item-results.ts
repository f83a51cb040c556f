import type { Link } from '../../expressions/lowered-function.js'
import { isObject } from '../../json/value.js'
import { type Answer, readAnswer } from '../responses/answer.js'
import { quietly } from '../responses/quietly.js'
import type { Verdict } from '../responses/verdict.js'
import { linkTemplate, type TemplateValues } from '../template-values.js'

/** What an answer says of one item of a batch: of the one at `index`, or of those that go by `key`. */
export interface ItemResult {
  readonly index?: number
  readonly key?: unknown
  readonly verdict: Verdict
}

/**
 * What answers say of items, by a mapping to a list of `{ index | key, then, code, message }`, or nothing where there is
 * none. Throws nothing.
 */
export function linkItemResults<Part>(
  mapping: Part | undefined,
  link: Link<Part>,
): (answer: Answer, values: TemplateValues) => readonly ItemResult[] {
  if (mapping === undefined) return () => none
  const evaluate = linkTemplate(mapping, link)
  return (answer, values) => {
    const response = readAnswer(answer)
    const said = quietly(() => evaluate({ ...values, response }))
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
