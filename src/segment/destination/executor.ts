import type { ResultMultiStatusNode } from '../types/multi-status.js'
import type { Result } from '../types/result.js'
import type { SegmentEvent } from '../types/segment-event.js'
import type { ActionInput } from './subscription-input.js'

/** Who runs the actions of subscriptions. */
export interface Executor<Settings> {
  readonly name: string
  readonly clock: () => number
  executeAction(slug: string, input: ActionInput<Settings>, event: SegmentEvent): Promise<Result[]>
  executeBatch(
    slug: string,
    input: ActionInput<Settings>,
    events: SegmentEvent[],
  ): Promise<ResultMultiStatusNode[]>
}
