import type { ItemResult } from '../batch/item-results.js'
import type { OutboundRequest } from '../requests/request.js'
import { type Answer, type Answers, type ReadAnswer, readAnswer } from '../responses/answer.js'
import { decisive, isFailure, type Verdict } from '../responses/verdict.js'
import type { TemplateValues } from '../template-values.js'
import type { PlannedRequest, RequestPlan } from './plan.js'

/** How far a plan has come with the answers there are. */
export interface Progress {
  /** What can be sent now and has no answer yet, in the order in which to send it. */
  readonly requests: readonly OutboundRequest[]
  /** The ids of the requests that can only be built after an answer that is not there yet. */
  readonly waiting: readonly string[]
  /** What all of it comes to; undefined while requests are open. */
  readonly verdict: Verdict | undefined
  /** What the answers said of the items of a batch. */
  readonly results: readonly ItemResult[]
  /**
   * The answers that failed, for whoever tries again: without them the plan resumes there. With them those that were
   * ignored: what they say may have changed by then, and it decided what was sent.
   */
  readonly failed: readonly FailedAnswer[]
}

/** An answer that is not to be kept where events are tried again. */
export interface FailedAnswer {
  /** The id of the request. */
  readonly request: string
  /** The best that can still be done about it; `ignore` where it stands against no event. */
  readonly then: Exclude<Verdict['then'], 'success'>
  /** The answer said of items of a batch, one by one, what became of them. */
  readonly partial?: true
}

/**
 * A plan with the answers there are so far (definitions.md, Requests). It is worked out from the beginning each
 * time, so that nobody has to keep where it was. Throws `ValueFailure` where a value can not stand in a request.
 */
export function advance(plan: RequestPlan, values: TemplateValues, answers: Answers): Progress {
  const walk = new Walk(answers)
  for (const planned of plan.requests) {
    if (walk.isWaitingFor(planned) || (!plan.independent && walk.waiting.length > 0)) walk.wait(planned)
    else if (!walk.lacks(planned)) walk.take(planned, values, plan.independent)
    if (walk.hasStopped) break
  }
  const isOpen = !walk.hasStopped && (walk.requests.length > 0 || walk.waiting.length > 0)
  return {
    requests: walk.hasStopped ? [] : walk.requests,
    waiting: walk.hasStopped ? [] : walk.waiting,
    verdict: isOpen ? undefined : (decisive(walk.failures) ?? walk.success),
    results: walk.results,
    failed: walk.failed.length === 0 ? [] : [...walk.ignored, ...walk.failed],
  }
}

/** What one walk through a plan collects. */
class Walk {
  readonly requests: OutboundRequest[] = []
  readonly waiting: string[] = []
  readonly failures: Verdict[] = []
  readonly results: ItemResult[] = []
  readonly failed: FailedAnswer[] = []
  readonly ignored: FailedAnswer[] = []
  hasStopped = false
  success: Verdict = { then: 'success' }
  readonly #answers: Answers
  readonly #open = new Set<string>()
  readonly #failed = new Set<string>()
  #steps: { readonly [id: string]: ReadAnswer | readonly ReadAnswer[] } = {}

  constructor(answers: Answers) {
    this.#answers = answers
  }

  isWaitingFor = ({ needs }: PlannedRequest): boolean => needs.some((id) => this.#open.has(id))

  /** Whether a step that it reads has failed: then it is never made. */
  lacks({ id, needs }: PlannedRequest): boolean {
    const lacks = needs.some((need) => this.#failed.has(need))
    if (lacks) this.#failed.add(id)
    return lacks
  }

  wait({ id }: PlannedRequest): void {
    this.#open.add(id)
    this.waiting.push(id)
  }

  /** Builds a request and looks at its answers, one after the other. */
  take(planned: PlannedRequest, values: TemplateValues, isIndependent: boolean): void {
    const inWalk = { ...values, steps: this.#steps }
    const answered: ReadAnswer[] = []
    for (const request of planned.build(inWalk)) {
      const answer = Object.hasOwn(this.#answers, request.id) ? this.#answers[request.id] : undefined
      if (answer === undefined) {
        this.requests.push(request)
        this.#open.add(planned.id)
        continue
      }
      const read = readAnswer(answer)
      answered.push(read)
      const withOwn = planned.isLoop ? inWalk : { ...values, steps: { ...this.#steps, [planned.id]: read } }
      if (this.#fails(planned, request.id, answer, withOwn)) {
        this.hasStopped = !isIndependent
        this.#failed.add(planned.id)
        if (this.hasStopped) return
      }
    }
    const [first] = answered
    if (first !== undefined && !this.#open.has(planned.id))
      this.#steps = { ...this.#steps, [planned.id]: planned.isLoop ? answered : first }
  }

  /** Whether an answer is a failure that keeps others from being sent. */
  #fails(planned: PlannedRequest, request: string, answer: Answer, values: TemplateValues): boolean {
    const verdict = planned.judge(answer, values)
    const items = planned.itemResults(answer, values)
    const then = worst(verdict, items)
    if (then !== undefined)
      this.failed.push({ request, then, ...(items.length > 0 ? { partial: true } : {}) })
    this.results.push(...items)
    if (verdict.then === 'ignore') this.ignored.push({ request, then: 'ignore' })
    if (!isFailure(verdict)) {
      if (verdict.code !== undefined) this.success = verdict
      return false
    }
    this.failures.push(verdict)
    return !planned.goesOn
  }
}

/** What can still be done about an answer, of all that it says; undefined where all is well. */
function worst(verdict: Verdict, items: readonly ItemResult[]): FailedAnswer['then'] | undefined {
  const then = decisive([verdict, ...items.map((item) => item.verdict)].filter(isFailure))?.then
  return then === 'success' || then === 'ignore' ? undefined : then
}
