/**
 * The names of the properties that a JSON Schema declares, also in the branches of `anyOf` and its like; any text where
 * it allows others, or is not known letter by letter.
 */
export type FieldNameOf<Schema> = Schema extends { readonly properties: infer Properties }
  ? Schema extends OpenSchema
    ? string
    : Extract<keyof Properties, string> | NameInBranch<Schema>
  : string

/** Keywords under which names may stand that are not written there. */
type OpenSchema =
  | { readonly additionalProperties: true | object }
  | { readonly patternProperties: unknown }
  | { readonly dependentSchemas: unknown }
  | { readonly $ref: unknown }

type NameInBranch<Schema> = {
  readonly [Keyword in keyof Schema]: Keyword extends 'allOf' | 'anyOf' | 'oneOf'
    ? Schema[Keyword] extends readonly (infer Branch)[]
      ? NameInOneBranch<Branch>
      : never
    : Keyword extends 'if' | 'then' | 'else'
      ? NameInOneBranch<Schema[Keyword]>
      : never
}[keyof Schema]

/** A branch that declares nothing adds nothing. */
type NameInOneBranch<Branch> = Branch extends unknown
  ?
      | (Branch extends OpenSchema ? string : never)
      | (Branch extends { readonly properties: infer Properties } ? Extract<keyof Properties, string> : never)
      | NameInBranch<Branch>
  : never
