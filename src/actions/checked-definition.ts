import type { Check, Destination } from './definition.js'
import type { FieldNameOf } from './field-name-of.js'

/** What the names in a definition have to be: `required`, `mapping` and `fields` of checks speak of declared fields. */
export type CheckedDefinition<Definition extends Destination> = {
  readonly settings: CheckedSchema<Definition['settings']>
  readonly actions: {
    readonly [Name in keyof Definition['actions']]: CheckedAction<Definition['actions'][Name]>
  }
}

type CheckedAction<Action> = Action extends { readonly fields: infer Fields }
  ? { readonly fields: CheckedSchema<Fields> } & CheckedMapping<Action, FieldNameOf<Fields>> &
      CheckedChecks<Action, FieldNameOf<Fields>>
  : unknown

type CheckedSchema<Schema> = Schema extends { readonly required: readonly (infer Name)[] }
  ? { readonly required: readonly Allowed<Name, FieldNameOf<Schema>>[] }
  : unknown

type CheckedChecks<Action, Field> = Action extends {
  readonly checks: readonly (infer Each)[]
}
  ? {
      readonly checks: readonly (
        | (Check & { readonly fields?: readonly Allowed<NameIn<Exclude<Each, OfSettings>>, Field>[] })
        | (Check & OfSettings)
      )[]
    }
  : unknown

/** What names settings instead of fields; the run-time check looks at these. */
type OfSettings = { readonly kind: 'settings' } | { readonly blames: 'settings' }

type NameIn<Each> = Each extends { readonly fields?: readonly (infer Name)[] } ? Name : never

/** The compiler says the sentence where the key stands. Keys that say where values go are left to the run-time check. */
type CheckedMapping<Action, Field> = Action extends { readonly expandKeys: true }
  ? unknown
  : Action extends { readonly mapping: infer Mapping }
    ? {
        readonly mapping: {
          readonly [Key in keyof Mapping]: Key extends Allowed<Key, Field> | `@${string}`
            ? unknown
            : `there is no field "${Key & string}"`
        }
      }
    : unknown

/** A name that the compiler knows only as text may be any; the run-time check looks at it. */
type Allowed<Name, Field> = string extends Name ? string : Field
