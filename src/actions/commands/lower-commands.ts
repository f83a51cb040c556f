import { call, conditional, type Expression, listOf, literal, loop } from '../../expressions/expression.js'
import { list } from '../../expressions/kinds.js'
import { defineNative } from '../../expressions/native.js'
import type { Commands, CommandTemplate } from '../request-definition.js'
import { elementsOf } from '../requests/elements.js'
import type { TemplateScope } from '../template.js'

/** The calls that a page makes, in order, each a list of a name and arguments; problems go to the scope. */
export function lowerCommands({ calls }: Commands, scope: TemplateScope, pointer: string): Expression {
  const lists = calls.map((template, index) => lowerCall(template, scope, `${pointer}/calls/${index}`))
  return call(joinCalls, lists)
}

/** A list of calls: one, or none, or one an element. */
function lowerCall(template: CommandTemplate, outer: TemplateScope, pointer: string): Expression {
  const made = (scope: TemplateScope) =>
    listOf(template.call.map((part, index) => scope.mapping(part, `${pointer}/call/${index}`).expression))
  const holds = (scope: TemplateScope) =>
    template.when === undefined ? literal(true) : scope.condition(template.when, `${pointer}/when`).expression
  if (template.each === undefined) return conditional(holds(outer), listOf([made(outer)]), listOf([]))
  const items = call(elementsOf, [outer.mapping(template.each, `${pointer}/each`).expression])
  const { scope, element, index } = outer.inLoop()
  return loop({ mode: 'map', list: items, element, index, where: holds(scope), body: made(scope) })
}

export const joinCalls = defineNative({
  name: 'joinCalls',
  returns: list,
  apply: (...lists) => lists.flat(),
})
