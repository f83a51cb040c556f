import type { Destination } from '../actions/index.js'
import type { SubscriptionConfig } from './config.js'

/**
 * The subscriptions that the presets of a definition propose, in their order, as a configuration is saved. They are
 * switched off unless `enabled` is true (requirements.md R8). What a preset leaves out is left out here too: it stays
 * the action's default.
 */
export function subscriptionsFromPresets(
  { presets = [] }: Pick<Destination, 'presets'>,
  { enabled = false }: { readonly enabled?: boolean } = {},
): readonly SubscriptionConfig[] {
  return presets.map(({ name, action, trigger, mapping, syncMode }) => ({
    name,
    action,
    enabled,
    ...(syncMode === undefined ? {} : { syncMode }),
    ...(trigger === undefined ? {} : { trigger }),
    ...(mapping === undefined ? {} : { mapping }),
  }))
}
