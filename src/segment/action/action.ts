import { IntegrationError } from '../errors/integration-error.js'
import { transform } from '../mapping/transform.js'
import type { ActionDefinition } from '../types/action-definition.js'
import type { ResultMultiStatusNode } from '../types/multi-status.js'
import type { Result } from '../types/result.js'
import type { Unchecked } from '../types/unchecked.js'
import { removeEmptyValues } from '../validation/remove-empty-values.js'
import { ActionBase } from './action-base.js'
import { resolveAudienceMembership } from './audience-membership.js'
import { batchData } from './batch-data.js'
import { batchResults, failedBeforehand } from './batch-results.js'
import type { Bundle, InputData } from './bundle.js'
import { expectValid } from './payload-schema.js'
import { fromMapping, performData } from './perform-data.js'
import { validBatch } from './valid-batch.js'

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
  async execute(bundle: Bundle<Settings, InputData | undefined, AudienceSettings>): Promise<Result[]> {
    const { data, mapping, statsContext } = bundle
    const mapped = transform(mapping, data, statsContext, this.mappings)
    const payload = removeEmptyValues(mapped, this.schema, true)
    if (this.schema !== undefined) expectValid(payload, this.schema, statsContext)
    const found = fromMapping(this.definition, mapping)
    const audienceMembership = resolveAudienceMembership(data, found.syncMode, bundle.features)
    const membership = audienceMembership === undefined ? {} : { audienceMembership }
    const output = await this.performRequest(
      this.definition.perform,
      performData(bundle, payload, membership, found),
    )
    const validated = this.schema === undefined ? [] : [{ output: 'Payload validated' }]
    return [{ output: 'Mappings resolved' }, ...validated, { data: output, output: 'Action Executed' }]
  }

  /** Several events, each with a result at its place. Throws `IntegrationError` where the action takes one at a time. */
  async executeBatch(
    bundle: Bundle<Settings, InputData[], AudienceSettings>,
  ): Promise<ResultMultiStatusNode[]> {
    const { performBatch } = this.definition
    if (performBatch === undefined)
      throw new IntegrationError('This action does not support batched requests.', 'NotImplemented', 501)
    const batch = validBatch(bundle, this.schema, this.mappings)
    if (batch.payloads.length === 0) return failedBeforehand(batch)
    const data = batchData(this.definition, bundle, batch)
    const answer: unknown = await performBatch(this.createRequestClient(data), data)
    return batchResults(batch, answer, bundle.statsContext)
  }
}
