import type { FqlCall, FqlNode } from '../ast.js'
import type { FqlRoutine } from './function.js'

/** The function that a node calls; undefined where it calls none of these. */
export const calledBy = <Routine extends FqlRoutine>(
  node: FqlNode,
  functions: readonly Routine[],
): Routine | undefined =>
  node.kind === 'call' ? functions.find(({ name }) => name === node.name) : undefined

/** Whether an argument is a condition on elements, in which `@` is another one than around the call. */
export const isPerElement = (call: FqlCall, index: number, functions: readonly FqlRoutine[]): boolean =>
  calledBy(call, functions)?.signature.parameters[index]?.perElement === true
