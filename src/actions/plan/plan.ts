import type { MappingExplanation } from '../../mappings/index.js'
import type { TriggerExplanation } from '../../triggers/index.js'
import type { ItemResult } from '../batch/item-results.js'
import type { OutboundRequest } from '../requests/request.js'
import type { RequestType } from '../requests/request-type.js'
import type { Answer } from '../responses/answer.js'
import type { Judge } from '../responses/judge.js'
import type { TemplateTypes, TemplateValues } from '../template-values.js'

/** How an action sends what it was given: requests in their order, some of which come after the answers of others. */
export interface RequestPlan {
  readonly requests: readonly PlannedRequest[]
  /** Whether requests wait for each other only where one reads the answer of another. */
  readonly independent: boolean
  /** Whether what comes after the answers reads what the requests were made of, so that a delivery has to carry it. */
  readonly needsContext: boolean
}

/** One request of a plan: none where it is skipped, several where it is made for each element of a list. */
export interface PlannedRequest {
  readonly id: string
  /** The steps whose answers it reads. */
  readonly needs: readonly string[]
  /** Whether the requests after it are sent although it failed. */
  readonly goesOn: boolean
  /** Whether it is made for each element of a list: then its answers are a list too. */
  readonly isLoop: boolean
  /** Throws `ValueFailure` where a value can not stand in a request. */
  build(values: TemplateValues): readonly OutboundRequest[]
  /** What it gives as an object or list, with where each part comes from; left out where code builds it. */
  explain?(values: TemplateValues): MappingExplanation
  /** What is known of it before it is built; left out where code builds it. */
  typeOf?(known: TemplateTypes): RequestType | undefined
  /** Why its `when` holds or does not; left out where it has none, and where one is asked for each element. */
  explainWhen?(values: TemplateValues): TriggerExplanation
  readonly judge: Judge
  /** What an answer says of the items of a batch; an empty list where it says nothing. */
  itemResults(answer: Answer, values: TemplateValues): readonly ItemResult[]
}
