import type { Expression } from '../../expressions/expression.js'
import type { Auth } from '../definition.js'
import type { TemplateScope } from '../template.js'

/** A way to prove who is asking: the headers that it adds to every request, as expressions over the settings. */
export interface AuthScheme<Options extends Auth = Auth> {
  readonly type: Options['type']
  readonly summary: string
  /** JSON Schema of the scheme's options besides `type`. */
  readonly options: { readonly [option: string]: object }
  headers(
    options: Options,
    scope: TemplateScope,
    pointer: string,
  ): readonly (readonly [name: string, value: Expression])[]
}
