import type { Link } from '../../expressions/lowered-function.js'
import { linkTemplate, type TemplateValues } from '../template-values.js'
import { linkRequester, type Requester, type TokenProgram } from './token-request.js'

/** What an auth scheme is, before its parts are functions. */
export interface AuthProgram<Part> {
  readonly credentials: Part
  /** Left out where the scheme has no tokens. */
  readonly tokens?: TokenProgram<Part>
}

export interface LinkedAuth {
  /** What requests carry, made of the settings and the tokens; throws `ValueFailure` where something is not given. */
  credentialsOf(values: TemplateValues): unknown
  /** How tokens are asked for; undefined where the scheme has none. */
  readonly tokens: Requester | undefined
}

export function linkAuth<Part>({ credentials, tokens }: AuthProgram<Part>, link: Link<Part>): LinkedAuth {
  return {
    credentialsOf: linkTemplate(credentials, link),
    tokens: tokens === undefined ? undefined : linkRequester(tokens, link),
  }
}
