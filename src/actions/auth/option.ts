import type { Expression } from '../../expressions/expression.js'
import type { Json } from '../../json/value.js'
import { mustBeGiven } from '../requests/given.js'
import type { TemplateScope } from '../template.js'

/** A value that an auth scheme is given: a mapping over the settings and `$.auth`. */
export function credential(mapping: Json, scope: TemplateScope, pointer: string): Expression {
  return scope.beforeEvents(scope.mapping(mapping, pointer), pointer, credentialRoots)
}

/** The same where it has to be there, when the connection is made; `what` names it. */
export function neededCredential(
  mapping: Json,
  what: string,
  scope: TemplateScope,
  pointer: string,
): Expression {
  return mustBeGiven(credential(mapping, scope, pointer), what)
}

const credentialRoots = ['settings', 'auth'] as const
