import type { AsyncActionDefinition } from '../types/action-definition.js'
import type { AsyncBatchResponse, PollPayload, PollResponse } from '../types/async-batch.js'
import type { Unchecked } from '../types/unchecked.js'
import { ActionBase } from './action-base.js'
import { asyncBatchResults, invalidOnly, refusedBatch } from './async-batch-results.js'
import { batchData } from './batch-data.js'
import type { Bundle, InputData, RunContext } from './bundle.js'
import { validBatch } from './valid-batch.js'

/** One question after a batch that the partner works on. */
export interface PollBundle<Settings> extends RunContext {
  readonly data: PollPayload
  readonly settings: Settings
}

/** An action whose batches the partner works on for a while: one call sends a batch, others ask after it. */
export class AsyncAction<Settings, _Payload = Unchecked, AudienceSettings = Unchecked> extends ActionBase<
  Settings,
  AsyncActionDefinition<Settings, Unchecked, AudienceSettings>,
  AudienceSettings
> {
  /**
   * Sends a batch. A failure that has a status becomes the result of each event; any other error is thrown, and so is
   * what is wrong with the mapping.
   */
  async executeBatch(bundle: Bundle<Settings, InputData[], AudienceSettings>): Promise<AsyncBatchResponse> {
    const batch = validBatch(bundle, this.payloads, this.batchMappings)
    if (batch.payloads.length === 0)
      return { jobId: undefined, status: 200, multiStatusResponse: invalidOnly(batch) }
    const data = batchData(this.definition, bundle, batch)
    const request = this.createRequestClient(data)
    try {
      const { jobId, status, multiStatusResponse } = await this.definition.performBatch(request, data)
      return {
        jobId,
        // A definition that says nothing of it has not failed.
        status: status ?? 200,
        multiStatusResponse: asyncBatchResults(batch, multiStatusResponse, bundle.statsContext),
      }
    } catch (error) {
      return refusedBatch(batch, error)
    }
  }

  async executePoll(bundle: PollBundle<Settings>): Promise<PollResponse> {
    const { data, ...context } = bundle
    const given = { rawData: data, ...context, payload: data }
    return this.definition.performPoll(this.createRequestClient(given), given)
  }
}
