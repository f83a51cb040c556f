import { type SyncMode, syncModeTypes } from '../types/sync-mode.js'

/** The mode that a subscription chose for an action that has modes; undefined for what is none. */
export function syncModeOf(mapping: object): SyncMode | undefined {
  const chosen: unknown = Reflect.get(mapping, '__segment_internal_sync_mode')
  return syncModeTypes.find((mode) => mode === chosen)
}
