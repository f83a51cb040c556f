/**
 * The TypeScript type of the values that a JSON Schema describes (definitions.md, "Types without generated files"): no
 * narrower than what validation lets through. `unknown` where the compiler does not know the schema letter by letter.
 * A required property whose schema fits `Filled` may be left out, for something else fills it in.
 */
export type SchemaValue<Schema, Filled = never> = string extends keyof Schema
  ? unknown
  : Schema extends { readonly const: infer Value }
    ? Value
    : Schema extends { readonly enum: readonly (infer Value)[] }
      ? Value
      : Schema extends { readonly type: infer Type }
        ? ValueOfType<Type extends readonly (infer One)[] ? One : Type, Schema, Filled>
        : Schema extends { readonly anyOf: readonly (infer Branch)[] }
          ? ValueOfBranch<Branch, Filled>
          : Schema extends { readonly oneOf: readonly (infer Branch)[] }
            ? ValueOfBranch<Branch, Filled>
            : unknown

type ValueOfBranch<Branch, Filled> = Branch extends unknown ? SchemaValue<Branch, Filled> : never

/** For a list of types, any of them. */
type ValueOfType<Type, Schema, Filled> = Type extends keyof ScalarOfType
  ? ScalarOfType[Type]
  : Type extends 'array'
    ? ListValue<Schema, Filled>
    : Type extends 'object'
      ? ObjectValue<Schema, Filled>
      : unknown

interface ScalarOfType {
  readonly string: string
  readonly number: number
  readonly integer: number
  readonly boolean: boolean
  readonly null: null
}

type ListValue<Schema, Filled> = Schema extends { readonly prefixItems: unknown }
  ? readonly unknown[]
  : Schema extends { readonly items: infer Items }
    ? readonly SchemaValue<Items, Filled>[]
    : readonly unknown[]

type ObjectValue<Schema, Filled> = Schema extends { readonly properties: infer Properties }
  ? Declared<Properties, RequiredName<Schema, Properties, Filled>, Filled> & Undeclared<Schema>
  : Schema extends { readonly additionalProperties: infer Other extends object }
    ? { readonly [name: string]: SchemaValue<Other, Filled> }
    : OpenObject

/** What is not required may also be undefined: that is to leave it out. */
type Declared<Properties, Required, Filled> = Flat<
  {
    readonly [Name in keyof Properties as Name extends Required ? Name : never]: SchemaValue<
      Properties[Name],
      Filled
    >
  } & {
    readonly [Name in keyof Properties as Name extends Required ? never : Name]?:
      | SchemaValue<Properties[Name], Filled>
      | undefined
  }
>

/** One object type instead of two, for whoever reads it in an editor. */
type Flat<Value> = { readonly [Key in keyof Value]: Value[Key] }

type RequiredName<Schema, Properties, Filled> = Schema extends {
  readonly required: readonly (infer Name)[]
}
  ? Exclude<Name, FilledName<Properties, Filled>>
  : never

type FilledName<Properties, Filled> = {
  readonly [Name in keyof Properties]: Properties[Name] extends Filled ? Name : never
}[keyof Properties]

/** An object that declares properties has no others, for coercion takes them away, unless a keyword says so. */
type Undeclared<Schema> = Schema extends { readonly additionalProperties: false }
  ? unknown
  : Schema extends OpeningKeyword
    ? OpenObject
    : unknown

type OpeningKeyword =
  | { readonly additionalProperties: unknown }
  | { readonly patternProperties: unknown }
  | { readonly dependentSchemas: unknown }
  | { readonly anyOf: unknown }
  | { readonly oneOf: unknown }
  | { readonly allOf: unknown }
  | { readonly if: unknown }
  | { readonly $ref: unknown }

type OpenObject = { readonly [name: string]: unknown }
