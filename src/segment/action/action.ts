import { IntegrationError } from '../errors/integration-error.js'
import type { ActionDefinition } from '../types/action-definition.js'
import type { ResultMultiStatusNode } from '../types/multi-status.js'
import type { Result } from '../types/result.js'
import type { Unchecked } from '../types/unchecked.js'
import { ActionBase } from './action-base.js'
import { resolveAudienceMembership } from './audience-membership.js'
import { batchData } from './batch-data.js'
import { batchResults, failedBeforehand } from './batch-results.js'
import type { Bundle, InputData } from './bundle.js'
import { performData, syncModeIn } from './perform-data.js'
import { type ValidBatch, validBatch } from './valid-batch.js'

/** An action of a destination: mapping, validation and the definition's own functions. */
export class Action<Settings, _Payload = Unchecked, AudienceSettings = Unchecked> extends ActionBase<
  Settings,
  ActionDefinition<Settings, Unchecked, AudienceSettings>,
  AudienceSettings
> {
  get hasBatchSupport(): boolean {
    return typeof this.definition.performBatch === 'function'
  }

  /** One event. Throws what is wrong with the mapping, `AggregateAjvError`, and whatever the definition throws. */
  async execute(bundle: Bundle<Settings, InputData, AudienceSettings>): Promise<Result[]> {
    const { data, mapping, statsContext } = bundle
    const payload = this.mappings.map(mapping, data, statsContext)
    this.payloads.expectValid(payload, statsContext)
    const output = await this.perform(bundle, payload)
    const executed = { data: output, output: 'Action Executed' }
    return this.schema === undefined
      ? [{ output: 'Mappings resolved' }, executed]
      : [{ output: 'Mappings resolved' }, { output: 'Payload validated' }, executed]
  }

  /** Several events, each with a result at its place. Throws `IntegrationError` where the action takes one at a time. */
  async executeBatch(
    bundle: Bundle<Settings, InputData[], AudienceSettings>,
  ): Promise<ResultMultiStatusNode[]> {
    if (!this.hasBatchSupport)
      throw new IntegrationError('This action does not support batched requests.', 'NotImplemented', 501)
    const batch = validBatch(bundle, this.payloads, this.batchMappings)
    return batch.payloads.length === 0 ? failedBeforehand(batch) : this.performBatch(bundle, batch)
  }

  /** What the definition makes of a payload that fits; a response that it gives stands for what it says. */
  perform(bundle: Bundle<Settings, InputData, AudienceSettings>, payload: unknown): Promise<Unchecked> {
    const { data, mapping, features } = bundle
    const membership = resolveAudienceMembership(data, syncModeIn(this.definition, mapping), features)
    return this.performRequest(
      this.definition.perform,
      performData(
        bundle,
        this.definition,
        payload,
        membership === undefined ? undefined : { audienceMembership: membership },
      ),
    )
  }

  /** What the definition makes of payloads that fit, with a result for each event at its place. */
  async performBatch(
    bundle: Bundle<Settings, InputData[], AudienceSettings>,
    batch: ValidBatch,
  ): Promise<ResultMultiStatusNode[]> {
    const data = batchData(this.definition, bundle, batch)
    const answer: unknown = await this.definition.performBatch?.(this.createRequestClient(data), data)
    return batchResults(batch, answer, bundle.statsContext)
  }
}
