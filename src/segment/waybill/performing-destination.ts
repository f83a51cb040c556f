import type { Action } from '../action/action.js'
import type { Bundle } from '../action/bundle.js'
import { bundleOf } from '../destination/bundle-of.js'
import { Destination } from '../destination/destination.js'
import { getAuthData } from '../destination/parse-settings.js'
import type { Services } from '../destination/services.js'
import { destinationSettings } from '../destination/subscriptions-of.js'
import type { DestinationDefinition } from '../types/destination-definition.js'
import type { JSONObject } from '../types/json.js'
import type { ResultMultiStatusNode } from '../types/multi-status.js'
import type { Unchecked } from '../types/unchecked.js'
import { AccountTokens } from './account-tokens.js'
import { type Carried, takeCarried } from './carried.js'
import type { RequestContent } from './request-content.js'

type Tokens = { readonly accessToken: string; readonly refreshToken?: string }

/** Told of new tokens, and of the settings that the old ones stood in. */
export type OnTokens = (tokens: Tokens, settings: JSONObject) => Promise<void> | void

/** Runs the functions of a definition for payloads that an engine has made and checked. */
export class PerformingDestination extends Destination<Unchecked> {
  readonly #accounts: AccountTokens

  constructor(definition: DestinationDefinition<Unchecked>, services: Services, onTokens?: OnTokens) {
    super(definition, services)
    this.#accounts = new AccountTokens((settings, error) =>
      this.handleError(error, settings, { onTokenRefresh: async (tokens) => onTokens?.(tokens, settings) }),
    )
  }

  /** What `perform` gives for a payload. Rejects with whatever the definition throws. */
  performOne(action: Action<Unchecked>, content: RequestContent): Promise<unknown> {
    return this.#withTokens(content.settings, (settings) => {
      const carried = takeCarried(content.payload ?? {}, action.definition)
      return action.perform(this.#bundle(settings, content, carried, carried.event), carried.payload)
    })
  }

  /** What became of each payload of a batch. Rejects with whatever the definition throws. */
  performMany(action: Action<Unchecked>, content: RequestContent): Promise<ResultMultiStatusNode[]> {
    const { items = [] } = content
    return this.#withTokens(
      content.settings,
      (settings) => {
        const all = items.map((item) => takeCarried(item, action.definition))
        const [first = takeCarried({}, action.definition)] = all
        const events = all.map(({ event }) => event)
        const payloads = all.map(({ payload }) => payload)
        const batch = { payloads, places: [...all.keys()], messages: new Map() }
        return action.performBatch(this.#bundle(settings, content, first, events), batch)
      },
      (results) => results.some(({ status }) => status === 401),
    )
  }

  #bundle<Data>(
    settings: JSONObject,
    { syncMode }: RequestContent,
    { mapping, event }: Carried,
    data: Data,
  ): Bundle<Unchecked, Data> {
    const input = {
      settings: destinationSettings<JSONObject>(settings),
      auth: getAuthData(settings),
      mapping: syncMode === undefined ? mapping : { ...mapping, __segment_internal_sync_mode: syncMode },
      // Definitions read members of these.
      features: this.services.features ?? {},
      statsContext: this.services.statsContext ?? ({} as Unchecked),
      subscriptionMetadata: {},
    }
    return bundleOf(input, this.services, data, event)
  }

  async #withTokens<Answer>(
    given: JSONObject,
    run: (settings: JSONObject) => Promise<Answer>,
    isRefused: (answer: Answer) => boolean = () => false,
  ): Promise<Answer> {
    const settings = this.#accounts.settingsFor(given)
    try {
      const answer = await run(settings)
      if (!isRefused(answer) || given.oauth === undefined) return answer
    } catch (error) {
      return run(await this.#accounts.renewed(given, settings, error))
    }
    return run(await this.#accounts.renewed(given, settings, { status: 401 }))
  }
}
