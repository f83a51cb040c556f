import { conditional, type Expression, literal, nothing, objectOf } from '../../expressions/expression.js'
import { toText } from '../../mappings/index.js'
import type { ResponseRule } from '../request-definition.js'
import type { TemplateScope } from '../template.js'

/** The rules of a request with where they stand: its own, then its action's, then its destination's. */
export interface PlacedRules {
  readonly rules: readonly ResponseRule[] | undefined
  readonly pointer: string
}

/** What the first rule says that matches an answer; nothing where none does. `scope` is that of an answer. */
export function lowerRules(places: readonly PlacedRules[], scope: TemplateScope): Expression {
  const rules = places.flatMap(({ rules = [], pointer }) =>
    rules.map((rule, index) => lowerRule(rule, scope, `${pointer}/${index}`)),
  )
  return rules.reduceRight<Expression>(
    (otherwise, { holds, says }) => conditional(holds, says, otherwise),
    nothing,
  )
}

function lowerRule(
  { when, then, code, message, after }: ResponseRule,
  scope: TemplateScope,
  pointer: string,
): { readonly holds: Expression; readonly says: Expression } {
  const part = (mapping: ResponseRule['code'], name: string) =>
    mapping === undefined ? nothing : scope.mapping(mapping, `${pointer}/${name}`).expression
  if (after !== undefined && then !== 'retry')
    scope.problem('definition/request', `${pointer}/after`, 'only a retry waits', {
      hint: 'write "then": "retry", or leave "after" out',
    })
  return {
    holds: scope.condition(when, `${pointer}/when`).expression,
    says: objectOf([
      ['then', literal(then)],
      ['code', textWhereThere(part(code, 'code'))],
      ['message', textWhereThere(part(message, 'message'))],
      ['after', part(after, 'after')],
    ]),
  }
}

const textWhereThere = (value: Expression): Expression =>
  value.kind === 'literal' && value.value === undefined ? nothing : toText(value)
