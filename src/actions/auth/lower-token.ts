import {
  coalesce,
  conditional,
  type Expression,
  literal,
  nothing,
  objectOf,
} from '../../expressions/expression.js'
import type { Json } from '../../json/value.js'
import { concatenate, toText } from '../../mappings/index.js'
import type { TokenOptions } from '../auth-definition.js'
import type { RequestDefaults, RequestTemplate } from '../request-definition.js'
import { whereAllGiven } from '../requests/given.js'
import { headerValue, reportHeaderName } from '../requests/headers.js'
import { lowerRequest } from '../requests/request.js'
import { whereThere } from '../requests/there.js'
import { lowerRules } from '../responses/lower-rules.js'
import type { TemplateScope } from '../template.js'
import { credential } from './option.js'
import { noAuth } from './request-auth.js'
import type { Credentials } from './scheme.js'

/** How tokens are asked for, and what is in the answer. */
export interface LoweredToken {
  /** The request; it fails where something that it needs is not given, and is nothing where its `when` says so. */
  readonly request: Expression
  /** A token that needs no asking; nothing where there is none. */
  readonly given: Expression
  /** What the rules for answers say, and what an answer holds: both over the scope of an answer. */
  readonly rules: Expression
  readonly answer: Expression
  readonly answerScope: TemplateScope
}

/**
 * What a scheme with tokens adds to requests: nothing, as long as the configuration carries no token. `needs` fail where
 * something that the request can not do without is not given.
 */
export function lowerToken(
  options: TokenOptions,
  needs: readonly Expression[],
  scope: TemplateScope,
  pointer: string,
  defaults: RequestDefaults,
): Credentials {
  const { accessToken, placement = { header: 'authorization', prefix: 'Bearer ' } } = options
  const given = accessToken === undefined ? nothing : credential(accessToken, scope, `${pointer}/accessToken`)
  const held = coalesce([scope.accessToken, given])
  const answerScope = scope.forAnswer()
  const rules = [{ rules: options.request.responses, pointer: `${pointer}/request/responses` }]
  const token = {
    request: lowerTokenRequest(options.request, needs, scope, `${pointer}/request`, defaults),
    given,
    rules: lowerRules(rules, answerScope),
    answer: lowerAnswer(options, answerScope, pointer),
    answerScope,
  }
  if ('query' in placement) return { query: [[placement.query, held]], token }
  const { header, prefix = '' } = placement
  reportHeaderName(header, scope, `${pointer}/placement/header`)
  const text = whereThere(held, concatenate([literal(prefix), toText(held)]))
  return { headers: [[header.toLowerCase(), headerValue(header, text)]], token }
}

function lowerTokenRequest(
  template: RequestTemplate,
  needs: readonly Expression[],
  scope: TemplateScope,
  pointer: string,
  { baseUrl, hosts, timeoutMs }: RequestDefaults,
): Expression {
  for (const option of ['each', 'results', 'onFailure'] as const)
    if (template[option] !== undefined)
      scope.problem(
        'definition/request',
        `${pointer}/${option}`,
        `a token is asked for by one request, where "${option}" means nothing`,
      )
  // The headers of the other requests are left out: they may read what there is only with an event.
  const defaults = {
    ...(baseUrl === undefined ? {} : { baseUrl }),
    ...(hosts === undefined ? {} : { hosts }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  }
  const made = lowerRequest(literal('token'), template, defaults, noFields, scope, noAuth, pointer)
  const request = whereAllGiven(needs, beforeEvents(made, scope, pointer))
  if (template.when === undefined) return request
  const when = scope.condition(template.when, `${pointer}/when`).expression
  return conditional(beforeEvents(when, scope, `${pointer}/when`), request, nothing)
}

const noFields = { type: 'object' } as const

const beforeEvents = (expression: Expression, scope: TemplateScope, pointer: string): Expression =>
  scope.beforeEvents({ expression, reads: scope.readsIn(expression) }, pointer, ['settings', 'auth'])

function lowerAnswer(
  { token, expiresIn, refreshToken }: TokenOptions,
  scope: TemplateScope,
  pointer: string,
): Expression {
  const part = (name: string, mapping: Json | undefined) =>
    [name, mapping === undefined ? nothing : scope.mapping(mapping, `${pointer}/${name}`).expression] as const
  return objectOf([part('token', token), part('expiresIn', expiresIn), part('refreshToken', refreshToken)])
}
