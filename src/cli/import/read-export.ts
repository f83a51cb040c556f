import { isList, isObject, type JsonObject } from '../../json/value.js'

/** One destination as Segment has it, out of whatever files speak of it. */
export interface SegmentDestination {
  readonly id: string | undefined
  /** What it is called: slugs and names. */
  readonly labels: readonly string[]
  readonly enabled: boolean
  readonly settings: JsonObject
  readonly subscriptions: readonly JsonObject[]
  readonly filters: readonly JsonObject[]
  /** The names of its actions by their opaque ids. */
  readonly actionNames: ReadonlyMap<string, string>
}

/**
 * The destinations of JSON from Segment: what its Public API answers when it is asked for destinations, subscriptions and
 * filters, the settings that analytics.js and the open framework are given, or plain lists of subscriptions and filters.
 * What belongs to no destination belongs to the one that there is. Undefined where that is not one.
 */
export function readExport(values: readonly unknown[]): readonly SegmentDestination[] | undefined {
  const found = values.flatMap((value) => partsOf(value))
  const destinations = found.flatMap((part) => ('destination' in part ? [part.destination] : []))
  const loose = found.filter((part) => !('destination' in part))
  if (destinations.length === 0) return loose.length === 0 ? [] : [withParts(nameless, loose)]
  const isOwn = (part: Part, { id }: SegmentDestination) =>
    destinations.length === 1 || (id !== undefined && destinationIdOf(part) === id)
  if (loose.some((part) => !destinations.some((destination) => isOwn(part, destination)))) return undefined
  return destinations.map((destination) =>
    withParts(
      destination,
      loose.filter((part) => isOwn(part, destination)),
    ),
  )
}

type Part =
  | { readonly destination: SegmentDestination }
  | { readonly subscription: JsonObject }
  | { readonly filter: JsonObject }

const nameless: SegmentDestination = {
  id: undefined,
  labels: [],
  enabled: true,
  settings: {},
  subscriptions: [],
  filters: [],
  actionNames: new Map(),
}

function withParts(destination: SegmentDestination, parts: readonly Part[]): SegmentDestination {
  const subscriptions = parts.flatMap((part) => ('subscription' in part ? [part.subscription] : []))
  const filters = parts.flatMap((part) => ('filter' in part ? [part.filter] : []))
  return {
    ...destination,
    subscriptions: [...destination.subscriptions, ...subscriptions],
    filters: [...destination.filters, ...filters],
  }
}

const destinationIdOf = (part: Part): unknown =>
  'subscription' in part ? part.subscription.destinationId : 'filter' in part && part.filter.destinationId

/** What stands in a value, however deep its envelopes are. */
function partsOf(value: unknown): readonly Part[] {
  if (isList(value)) return value.flatMap(partsOf)
  if (!isJsonObject(value)) return []
  if (isSubscription(value)) return [{ subscription: value }]
  if (isFilter(value)) return [{ filter: value }]
  if (isDestination(value)) return [{ destination: destinationOf(value) }]
  return envelopes.flatMap((key) => partsOf(value[key]))
}

const envelopes = [
  ...['data', 'destination', 'destinations', 'remotePlugins', 'subscription', 'subscriptions'],
  ...['filter', 'filters', 'rules'],
]

const isSubscription = (value: JsonObject): boolean =>
  'partnerAction' in value || 'subscribe' in value || 'actionId' in value || 'actionSlug' in value

const isFilter = (value: JsonObject): boolean =>
  ('if' in value && isList(value.actions)) || ('matchers' in value && 'transformers' in value)

const isDestination = (value: JsonObject): boolean =>
  isObject(value.metadata) ||
  isObject(value.settings) ||
  'creationName' in value ||
  (isList(value.subscriptions) && ('slug' in value || 'name' in value))

function destinationOf(value: JsonObject): SegmentDestination {
  const metadata = isJsonObject(value.metadata) ? value.metadata : {}
  const { subscriptions, subscription, ...settings } = isJsonObject(value.settings) ? value.settings : {}
  const inside = partsOf([subscriptions, subscription, value.subscriptions, value.filters])
  const actions = isList(metadata.actions) ? metadata.actions.filter(isJsonObject) : []
  const destination = {
    id: textOf(value.id),
    labels: [metadata.slug, metadata.name, value.slug, value.creationName, value.name].flatMap(
      (label) => textOf(label) ?? [],
    ),
    enabled: value.enabled !== false,
    settings,
    subscriptions: [],
    filters: [],
    actionNames: new Map(
      actions.flatMap(({ id, slug }) =>
        typeof id === 'string' && typeof slug === 'string' ? [[id, slug] as const] : [],
      ),
    ),
  }
  return withParts(destination, inside)
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

/** What comes out of a text of JSON is no other object. */
export const isJsonObject = (value: unknown): value is JsonObject => isObject(value)
