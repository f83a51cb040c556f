import type { Expression } from '../../expressions/expression.js'
import type { TemplateScope } from '../template.js'

/** The keys under which templates write bodies and outbound requests hold them. */
export type BodyKey = 'json' | 'text' | 'form' | 'multipart' | 'csv'

/**
 * A kind of body: what a template writes, the plain JSON that an outbound request holds for it, and what is sent.
 * Whatever is wrong with the data is found when the request is built (`INVALID_BODY`): encoding never fails.
 */
export interface BodyKind<Value = unknown, Template = unknown> {
  readonly key: BodyKey
  readonly summary: string
  readonly contentType: string
  /** JSON Schema of what a template writes; its descriptions document the options. */
  readonly template: object
  /** What the outbound request holds; undefined where it has no body. */
  lower(template: Template, scope: TemplateScope, pointer: string): Expression
  /** What is sent for it, as text: the same for the encoder and for a signature. */
  encode(body: Value): string
  /** What only the encoded text can add to the content type. */
  parameterOf?(encoded: string): string
}
