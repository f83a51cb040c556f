import type { ResultMultiStatusNode } from '../types/multi-status.js'
import type { Result } from '../types/result.js'
import type { BatchEventInput, EventInput } from './subscription-input.js'

/** Who runs the actions of subscriptions. */
export interface Executor<Settings> {
  readonly name: string
  readonly clock: () => number
  executeAction(slug: string, input: EventInput<Settings>): Promise<Result[]>
  executeBatch(slug: string, input: BatchEventInput<Settings>): Promise<ResultMultiStatusNode[]>
}
