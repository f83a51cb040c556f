import type { LoweredFunction } from '../../expressions/lowered-function.js'
import type { Destination } from '../definition.js'
import type { TemplateScope } from '../template.js'
import { authSchemes } from './index.js'
import type { AuthProgram } from './link-auth.js'
import type { LoweredToken } from './lower-token.js'
import { settingsOnlyReadBelow } from './own-settings.js'
import { credentialsObject, type RequestAuth, requestAuth } from './request-auth.js'
import type { TokenProgram } from './token-request.js'

/** The auth scheme of a definition, ready for all connections to it. */
export interface LoweredAuth {
  readonly program: AuthProgram<LoweredFunction>
  readonly ofRequests: RequestAuth
  /** The settings that nothing but the scheme reads: asked for once everything else is lowered. */
  settingsOfItsOwn(): ReadonlySet<string>
}

/** Problems go to the scope. */
export function lowerAuth(
  { auth = { type: 'none' }, request = {}, actions }: Destination,
  scope: TemplateScope,
): LoweredAuth {
  const scheme = authSchemes.find(({ type }) => type === auth.type)
  const lowered = scheme?.lower(auth, scope, pointer, request) ?? {}
  return {
    program: {
      credentials: scope.asFunction(credentialsObject(lowered, auth.type)),
      ...(lowered.token === undefined ? {} : { tokens: tokenProgram(lowered.token, scope) }),
    },
    ofRequests: requestAuth(lowered),
    settingsOfItsOwn() {
      const hasCode = Object.values(actions).some(({ build }) => build !== undefined)
      return hasCode ? new Set() : settingsOnlyReadBelow(pointer, scope)
    },
  }
}

const pointer = '/auth'

const tokenProgram = (
  { request, rules, answer, answerScope }: LoweredToken,
  scope: TemplateScope,
): TokenProgram<LoweredFunction> => ({
  request: scope.asFunction(request),
  judge: { rules: answerScope.asFunction(rules), canRefresh: false },
  answer: answerScope.asFunction(answer),
})
