import type { ConnectionConfig, Destination, FilterConfig, SubscriptionConfig } from '../../index.js'
import type { JsonObject } from '../../json/value.js'
import { importFilter } from './import-filter.js'
import { importSettings } from './import-settings.js'
import { importSubscription } from './import-subscription.js'
import { createNotes, type ImportNote } from './note.js'
import type { SegmentDestination } from './read-export.js'
import { createVariables } from './variables.js'

export interface ImportedConnection {
  readonly id: string
  readonly destination: string
  readonly settings: JsonObject
  /** What can stand in the place of each setting that a person knows. */
  readonly variables: { readonly [setting: string]: string }
  readonly filters: readonly Imported<FilterConfig>[]
  readonly subscriptions: readonly Imported<SubscriptionConfig>[]
  readonly notes: readonly ImportNote[]
}

/** A part of a connection, and what it is called in notes. */
export interface Imported<Part> {
  readonly subject: string
  /** Undefined where it could not be carried over. */
  readonly part: Part | undefined
}

/** A destination of Segment as a connection of Waybill, with everything that is otherwise. */
export function importConnection(
  id: string,
  destination: SegmentDestination,
  definition: Destination,
): ImportedConnection {
  const { notes, about } = createNotes()
  const variables = createVariables(id)
  const settings = importSettings(destination.settings, definition, variables, about('settings'))
  if (!destination.enabled)
    about('connection').changed('it is switched off in Segment: no subscription is enabled')
  const filters = destination.filters.map((saved, index) => {
    const subject = subjectOf('filter', index, saved.title ?? saved.name)
    return { subject, part: importFilter(saved, about(subject)) }
  })
  const subscriptions = destination.subscriptions.map((saved, index) => {
    const subject = subjectOf('subscription', index, saved.name)
    const part = importSubscription(saved, destination, definition, variables, about(subject))
    return { subject, part }
  })
  const texts = Object.keys(definition.settings.properties ?? {}).map((name) => [name, variables.of(name)])
  return {
    ...{ id, destination: definition.slug, settings, filters, subscriptions, notes },
    variables: Object.fromEntries(texts),
  }
}

const subjectOf = (noun: string, index: number, name: unknown): string =>
  typeof name === 'string' && name !== '' ? `${noun} ${index} "${name}"` : `${noun} ${index}`

/** The connection as it is configured. */
export function configOf({
  id,
  destination,
  settings,
  filters,
  subscriptions,
}: ImportedConnection): ConnectionConfig {
  const kept = filters.flatMap(({ part }) => part ?? [])
  return {
    id,
    destination,
    ...(Object.keys(settings).length === 0 ? {} : { settings }),
    ...(kept.length === 0 ? {} : { filters: kept }),
    subscriptions: subscriptions.flatMap(({ part }) => part ?? []),
  }
}
