/** A JSON Schema of an object, as far as the types know it. */
export interface ObjectSchema {
  readonly type: 'object'
  readonly required?: readonly string[]
  readonly properties?: { readonly [name: string]: FieldSchema }
  readonly additionalProperties?: boolean | FieldSchema
  readonly [keyword: string]: unknown
}

/** A JSON Schema of one value, with the keywords of ours that say how a field is used. */
export interface FieldSchema {
  readonly type?: string | readonly string[]
  readonly title?: string
  readonly description?: string
  readonly format?: string
  readonly items?: FieldSchema
  readonly properties?: { readonly [name: string]: FieldSchema }
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | FieldSchema
  /** `strict`: nothing in the field is converted or taken away. */
  readonly coercion?: 'strict'
  /** What to use instead of the field; JSON Schema's own `true` says no more than that it should not be used. */
  readonly deprecated?: string | boolean
  /** The field holds an address to send to: only these hosts, `https` unless said. */
  readonly target?: Target
  readonly [keyword: string]: unknown
}

export interface Target {
  readonly hosts: readonly string[]
  readonly schemes?: readonly string[]
}
