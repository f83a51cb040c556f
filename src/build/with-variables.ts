import { call, type Expression } from '../expressions/expression.js'
import { string } from '../expressions/kinds.js'
import { LoweredFunction } from '../expressions/lowered-function.js'
import type { Native } from '../expressions/native.js'
import { rebuild } from '../expressions/rebuild.js'
import type { Json } from '../json/value.js'
import type { VariableMarks } from './variable-marks.js'

/** A text with variables in it: what it gives is known when a module is opened. */
export const environmentText: Native = {
  name: 'environmentText',
  returns: string,
  prepare() {
    throw new Error('a text with variables is known when its module is opened')
  },
}

/** The same function with its marked texts read from the environment. */
export function withVariables(
  { parameters, body, maxWork }: LoweredFunction,
  marks: VariableMarks,
): LoweredFunction {
  const done = new Map<Expression, Expression>()
  const visit = (node: Expression): Expression => {
    const known = done.get(node)
    if (known !== undefined) return known
    const result = readVariables(node, marks) ?? rebuild(node, visit)
    done.set(node, result)
    return result
  }
  return new LoweredFunction(parameters, visit(body), maxWork)
}

function readVariables(node: Expression, marks: VariableMarks): Expression | undefined {
  // Parameters are known by identity: no copy of one is the same.
  if (node.kind === 'variable') return node
  if (node.kind === 'literal' && typeof node.value === 'string') {
    const parts = marks.partsOf(node.value)
    return parts === undefined ? undefined : call(environmentText, [], [...parts] satisfies Json)
  }
  if (node.kind === 'call') marks.noteCompiled(node.options)
  if (node.kind === 'read') marks.noteCompiled(node.key)
  if (node.kind === 'object') marks.noteCompiled(node.entries.map(([key]) => key))
  return undefined
}
