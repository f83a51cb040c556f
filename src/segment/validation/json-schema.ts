/** A JSON Schema as the public kit makes them from fields. */
export interface JsonSchema {
  readonly type?: string | readonly string[]
  readonly properties?: { readonly [name: string]: JsonSchema }
  readonly items?: JsonSchema
  readonly enum?: readonly unknown[]
  readonly required?: readonly string[]
  readonly title?: string
  readonly [keyword: string]: unknown
}
