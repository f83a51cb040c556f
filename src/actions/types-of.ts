import type { Json, JsonObject } from '../json/value.js'
import type { Destination } from './definition.js'
import type { FieldNameOf } from './field-name-of.js'
import type { SchemaValue } from './schema-value.js'

/** The names of a definition's actions; any text where the definition is only known as `Destination`. */
export type ActionNameOf<Definition extends Destination> = keyof Definition['actions'] & string

/** The settings that a connection gives, and no others; those with a default may be left out. */
export type SettingsOf<Definition extends Destination> = ObjectOf<
  SchemaValue<
    Definition['settings'] & { readonly additionalProperties: false },
    { readonly default: unknown }
  >
>

/** What an action's mapping comes to, once it is validated: the payload that its requests are made of. */
export type PayloadOf<Definition extends Destination, Name extends ActionNameOf<Definition>> = ObjectOf<
  SchemaValue<Definition['actions'][Name]['fields']>
>

/** A mapping that a subscription lays over an action's own: by the fields of the payload, or one directive for all. */
export type MappingOf<
  Definition extends Destination,
  Name extends ActionNameOf<Definition>,
> = MappingOfAction<Definition['actions'][Name]>

/** Where nothing is declared no key fits: TypeScript would take any for `{}`. */
type ObjectOf<Value> = unknown extends Value
  ? JsonObject
  : Value extends unknown
    ? keyof Value extends never
      ? { readonly [name: string]: never }
      : Value
    : never

/** With `expandKeys` a key says where its value goes, `info.name`: it is no name of a field. */
type MappingOfAction<Action> = Action extends { readonly expandKeys: true }
  ? JsonObject
  : Action extends { readonly fields: infer Fields }
    ? MappingTo<FieldNameOf<Fields>>
    : JsonObject

type MappingTo<Field extends string> = string extends Field
  ? JsonObject
  : { readonly [Name in Field]?: Json } & { readonly [directive: `@${string}`]: Json }
