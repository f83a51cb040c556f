import type { Expression } from '../../expressions/expression.js'
import type { Json } from '../../json/value.js'
import type { TemplateScope } from '../template.js'

/** A kind of body: the key under which a template writes it and an outbound request holds it, and what becomes of it. */
export interface BodyKind {
  readonly key: 'json' | 'text'
  readonly summary: string
  readonly contentType: string
  /** What the outbound request holds; undefined where it has no body. */
  lower(template: Json, scope: TemplateScope, pointer: string): Expression
  /** What is sent for it, as text: the same for the encoder and for a signature. */
  encode(body: unknown): string
}
