import type { Expression } from '../../expressions/expression.js'
import type { Auth } from '../auth-definition.js'
import type { RequestDefaults, Sign } from '../request-definition.js'
import type { TemplateScope } from '../template.js'
import type { LoweredToken } from './lower-token.js'

export type CredentialEntries = readonly (readonly [name: string, value: Expression])[]

/** What a scheme adds to every request, as expressions over the settings and the tokens that a configuration carries. */
export interface Credentials {
  readonly headers?: CredentialEntries
  /** Parameters of the address. */
  readonly query?: CredentialEntries
  /** Fields of a JSON or form body. */
  readonly body?: CredentialEntries
  /** A signature, made of each request when it is built. */
  readonly signature?: Signature
  /** Where tokens are asked for: how. */
  readonly token?: LoweredToken
}

export interface Signature {
  readonly sign: Sign
  readonly secret: Expression
  readonly pointer: string
}

/** A way to prove who is asking. */
export interface AuthScheme<Options extends Auth = Auth> {
  readonly type: Options['type']
  readonly summary: string
  /** JSON Schema of the scheme's options besides `type`. */
  readonly options: { readonly [option: string]: object }
  /** The options that can be left out. */
  readonly optional?: readonly string[]
  /** `defaults` are those of the definition's requests. */
  lower(options: Options, scope: TemplateScope, pointer: string, defaults: RequestDefaults): Credentials
}
