import type { JSONObject } from './json.js'
import type { ResultMultiStatusNode } from './multi-status.js'

/** What one step of an action came to; of a batch, one for all of its events. */
export interface Result {
  output?: JSONObject | string | null | undefined
  error?: JSONObject | null
  data?: JSONObject | null
  multistatus?: ResultMultiStatusNode[]
}
