/** One way in which a value does not fit a schema. */
export interface SchemaProblem {
  /** The value, or the object that lacks the property, as a JSON Pointer. */
  readonly pointer: string
  /** The JSON Schema keyword that failed. */
  readonly keyword: string
  /** What the schema says there: the list of an `enum`, the number of a `maxLength`. */
  readonly rule: unknown
  /** The property that is missing, or is not known. */
  readonly property?: string
  /** What is wrong by each of the forms of an `anyOf` or `oneOf` that the value may be meant to have. */
  readonly choices?: readonly (readonly SchemaProblem[])[]
  /** The `if` under which this holds, in words: `"kind" is "order"`. */
  readonly where?: string
}

/** Every problem of a value; an empty list where it fits. */
export type SchemaCheck = (value: unknown) => readonly SchemaProblem[]
