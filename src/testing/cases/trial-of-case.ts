import type { Destination } from '../../actions/index.js'
import type { ConnectionConfig, SubscriptionConfig } from '../../engine/config.js'
import { subscriptionsFromPresets } from '../../engine/subscriptions-from-presets.js'
import { parseTime } from '../../time/iso-time.js'
import type { TestedConfig } from '../bench.js'
import { expectedOf } from '../expectation.js'
import type { Trial } from '../trial.js'
import type { Case, CaseFile } from './case-file.js'

/** What a case asks for. `connections` are those that it can name. */
export function trialOfCase(
  one: Case,
  file: Omit<CaseFile, 'cases'>,
  definition: Destination,
  connections: readonly ConnectionConfig[] = [],
): Trial {
  const { title, action, event, events, responses, match = file.match ?? 'whole' } = one
  const now = parseTime(one.now ?? file.now ?? '')
  return {
    title,
    ...(action === undefined ? {} : { action }),
    config: configOf(one, file, definition, connections),
    given: {
      ...(event === undefined ? {} : { event }),
      ...(events === undefined ? {} : { events }),
      ...(responses === undefined ? {} : { replies: responses }),
    },
    expected: expectedOf(one),
    extent: match,
    ...(now === null ? {} : { now }),
  }
}

function configOf(
  one: Case,
  file: Omit<CaseFile, 'cases'>,
  definition: Destination,
  connections: readonly ConnectionConfig[],
): TestedConfig {
  const { connection } = one
  const named = connections.find(({ id }) => id === connection)
  const settings = { ...named?.settings, ...file.settings, ...one.settings }
  const auth = one.auth ?? file.auth ?? named?.auth
  const given = { settings, ...(auth === undefined ? {} : { auth }) }
  if (named !== undefined) {
    const { id: _, destination: __, ...config } = named
    return { ...config, ...given }
  }
  if (typeof connection === 'object') return { ...connection, ...given }
  return { ...given, subscriptions: subscriptionsOf(one, definition) }
}

/** Where a case names nothing, the event goes to everything that the definition proposes. */
function subscriptionsOf(
  { action, preset, mapping, useDefaults, syncMode }: Case,
  definition: Destination,
): readonly SubscriptionConfig[] {
  if (action !== undefined)
    return [
      {
        action,
        enabled: true,
        trigger: 'all',
        ...(mapping === undefined ? {} : { mapping }),
        ...(useDefaults === undefined ? {} : { useDefaults }),
        ...(syncMode === undefined ? {} : { syncMode }),
      },
    ]
  const presets = subscriptionsFromPresets(definition, { enabled: true })
  if (preset !== undefined) return presets.filter(({ name }) => name === preset)
  return presets.length > 0
    ? presets
    : Object.entries(definition.actions).flatMap(([name, { trigger }]) =>
        trigger === undefined ? [] : [{ action: name, enabled: true }],
      )
}
