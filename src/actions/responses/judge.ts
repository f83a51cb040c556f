import type { Link } from '../../expressions/lowered-function.js'
import { isObject } from '../../json/value.js'
import { linkTemplate, type TemplateValues } from '../template-values.js'
import { type Answer, readAnswer } from './answer.js'
import { defaultVerdict, kindOf } from './default-verdict.js'
import { quietly } from './quietly.js'
import { retryAfter } from './retry-after.js'
import { codeOfStatus } from './status-codes.js'
import type { Verdict } from './verdict.js'

export type Judge = (answer: Answer, values: TemplateValues) => Verdict

/** What judges answers. */
export interface JudgeProgram<Part> {
  /** What the first rule says that matches an answer. */
  readonly rules: Part
  /** Whether the auth scheme can ask for a new token. */
  readonly canRefresh: boolean
}

/** What an answer means: what the first rule says that matches, else the defaults. Throws nothing. */
export function linkJudge<Part>({ rules, canRefresh }: JudgeProgram<Part>, link: Link<Part>): Judge {
  const evaluate = linkTemplate(rules, link)
  return (answer, values) => {
    const response = readAnswer(answer)
    const refreshes = canRefresh && answer.refreshed !== true
    const byDefault = defaultVerdict(answer, response, refreshes)
    // Without an answer there is nothing that a rule could speak of.
    if (response.status === 0) return byDefault
    const said = quietly(() => evaluate({ ...values, response }))
    if (!isObject(said)) return byDefault
    const then = verdictOf(said.then, refreshes)
    const wait = typeof said.after === 'number' && said.after >= 0 ? said.after : retryAfter(response)
    const failed = then !== 'success' && then !== 'ignore'
    const code = textIn(said.code) ?? (failed ? codeOfStatus(response.status) : undefined)
    const message = textIn(said.message) ?? (failed ? `the answer was ${response.status}` : undefined)
    return {
      then,
      httpStatus: response.status,
      ...(failed ? { kind: kindOfFailure(said.then, then, response.status) } : {}),
      ...(code === undefined ? {} : { code }),
      ...(message === undefined ? {} : { message }),
      ...(then === 'retry' && wait !== undefined ? { retryAfterMs: wait } : {}),
    }
  }
}

/** A token that was just asked for is as good as any other: asking again would go on for ever. */
function verdictOf(then: unknown, canRefresh: boolean): Verdict['then'] {
  if (then === 'refresh') return canRefresh ? 'refresh' : 'discard'
  return then === 'success' || then === 'retry' || then === 'ignore' || then === 'split' ? then : 'discard'
}

/** A rule that asks for a new token blames the old one, whether or not there is a way to ask, and whatever the status. */
function kindOfFailure(said: unknown, then: Verdict['then'], status: number): NonNullable<Verdict['kind']> {
  if (said === 'refresh') return 'auth'
  return then === 'retry' ? 'retry' : kindOf(status)
}

const textIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined
