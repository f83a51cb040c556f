import type { Expression } from '../../expressions/expression.js'
import type { Auth } from '../definition.js'
import type { TemplateScope } from '../template.js'

/** What a scheme adds to every request, as expressions over the settings. */
export interface Credentials {
  readonly headers: readonly (readonly [name: string, value: Expression])[]
}

/** A way to prove who is asking. */
export interface AuthScheme<Options extends Auth = Auth> {
  readonly type: Options['type']
  readonly summary: string
  /** JSON Schema of the scheme's options besides `type`. */
  readonly options: { readonly [option: string]: object }
  lower(options: Options, scope: TemplateScope, pointer: string): Credentials
}
