import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import type { SurroundingsSources } from '../../mappings/index.js'

/** A destination filter as the public API writes it (requirements.md R63): where `if` holds, the actions are done. */
export interface FilterConfig {
  readonly name?: string
  /** FQL, or `all`. */
  readonly if: string
  readonly actions: readonly FilterActionConfig[]
  /** True unless said. */
  readonly enabled?: boolean
}

export type FilterActionConfig =
  | { readonly type: 'DROP' }
  | { readonly type: 'SAMPLE'; readonly percent: number; readonly path?: string }
  | { readonly type: 'DROP_PROPERTIES' | 'ALLOW_PROPERTIES'; readonly fields: FilterFields }
  | {
      readonly type: 'HASH_PROPERTIES'
      readonly fields: FilterFields
      readonly algorithm: 'sha256'
      readonly encoding: 'hex'
    }

/** Names of fields by the object that has them: `context.traits`, a list of objects as `properties.products`, `""`. */
export interface FilterFields {
  readonly [target: string]: readonly string[]
}

/** Something that a filter can do. */
export interface FilterAction<Options extends FilterActionConfig = FilterActionConfig> {
  readonly type: Options['type']
  readonly summary: string
  /** JSON Schemas of its options besides `type`. */
  readonly options: { readonly [option: string]: object }
  /** The options that may be left out. */
  readonly optional?: readonly string[]
  /** What the schemas can not say; pointers go into the action. */
  check(options: Options): readonly Diagnostic[]
  /** What becomes of an event: a changed copy, itself, or undefined where it is dropped. It is never changed. */
  compile(options: Options, sources: SurroundingsSources): (event: unknown) => unknown
}
