import { coalesce, type Expression } from './expression.js'

/** `expression` as the value that was written at `at`; what has a place already keeps it. */
export function place(expression: Expression, at: string): Expression {
  return expression.at === undefined && expression.kind !== 'variable' ? { ...expression, at } : expression
}

/** `expression` as what the directive at `at` gives; a node can be the result of several, one around the other. */
export function placeDirective(expression: Expression, at: string): Expression {
  // A variable is known by identity: no copy can stand for it, but a node that gives it can.
  const node = expression.kind === 'variable' ? coalesce([expression]) : expression
  return { ...node, at: node.at ?? at, by: [...(node.by ?? []), at] }
}

/** `copy` with the places of `node`, for which it stands now. */
export function placeLike(copy: Expression, { at, by }: Expression): Expression {
  const written = at === undefined ? copy : place(copy, at)
  return by === undefined ? written : by.reduce(placeDirective, written)
}
