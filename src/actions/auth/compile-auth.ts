import once from 'lodash/once.js'
import type { Evaluation } from '../../expressions/compile.js'
import type { Destination } from '../definition.js'
import type { TemplateScope } from '../template.js'
import type { TemplateValues } from '../template-frame.js'
import { authSchemes } from './index.js'
import { settingsOnlyReadBelow } from './own-settings.js'
import { credentialsObject, type RequestAuth, requestAuth } from './request-auth.js'
import { compileRequester, type Requester } from './token-request.js'

/** The auth scheme of a definition, compiled for all connections to it. */
export interface CompiledAuth {
  readonly ofRequests: RequestAuth
  /** What requests carry, made of the settings and the tokens; throws `ValueFailure` where something is not given. */
  credentialsOf(values: TemplateValues): unknown
  /** How tokens are asked for; undefined where the scheme has none. */
  readonly tokens: Requester | undefined
  /** The settings that nothing but the scheme reads: asked for once everything else is compiled. */
  settingsOfItsOwn(): ReadonlySet<string>
}

/** Problems go to the scope. */
export function compileAuth(
  { auth = { type: 'none' }, request = {}, actions }: Destination,
  scope: TemplateScope,
  evaluation: Evaluation,
): CompiledAuth {
  const scheme = authSchemes.find(({ type }) => type === auth.type)
  const lowered = scheme?.lower(auth, scope, pointer, request) ?? {}
  const credentials = once(() => scope.compile(credentialsObject(lowered, auth.type), evaluation))
  return {
    ofRequests: requestAuth(lowered),
    credentialsOf: (values) => credentials()(values),
    tokens: lowered.token === undefined ? undefined : compileRequester(lowered.token, scope, evaluation),
    settingsOfItsOwn() {
      const hasCode = Object.values(actions).some(({ build }) => build !== undefined)
      return hasCode ? new Set() : settingsOnlyReadBelow(pointer, scope)
    },
  }
}

const pointer = '/auth'
