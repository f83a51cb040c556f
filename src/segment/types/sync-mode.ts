export const syncModeTypes = ['add', 'update', 'upsert', 'delete', 'mirror'] as const

/** What a reverse-ETL subscription does with the rows that it is told of. */
export type SyncMode = (typeof syncModeTypes)[number]

export interface SyncModeOption {
  label: string
  value: SyncMode
}

/** An action's question which mode a subscription runs in. */
export interface SyncModeDefinition {
  default: SyncMode
  label: string
  description: string
  choices: SyncModeOption[]
}
