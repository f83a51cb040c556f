import type { SyncMode } from './sync-mode.js'

/** Compares the value of another field; `undefined` is the value of one that is not there. */
export interface FieldCondition {
  type?: 'field'
  fieldKey: string
  operator: 'is' | 'is_not'
  value: object | string | number | boolean | (object | string | number | boolean)[] | undefined
}

export interface SyncModeCondition {
  type: 'syncMode'
  operator: 'is' | 'is_not'
  value: SyncMode
}

export type Condition = FieldCondition | SyncModeCondition

/** When a field is shown, or required. */
export interface DependsOnConditions {
  match?: 'any' | 'all'
  conditions: Condition[]
}
