import type { Expression } from '../../expressions/expression.js'
import type { Written } from '../../expressions/trace/origin.js'
import { freezeAll } from '../../json/freeze.js'
import type { Decision, DirectivePlace } from './explanation.js'
import type { Starts } from './starts.js'

/** What is known of a value from what stands around it. */
export interface Context {
  readonly starts: Starts
  /** The place in the mapping of the nearest directive or query around. */
  readonly at: string
  /** Whether that is a query: its values have no places of their own. */
  readonly inQuery: boolean
  /** From the outside in. */
  readonly directives: readonly DirectivePlace[]
  readonly because: readonly Decision[]
}

export const outermost = (starts: Starts): Context => ({
  starts,
  at: '',
  inQuery: false,
  directives: [],
  because: [],
})

/** Inside of a directive's result, or of a query. */
export function inside(
  { starts, at, directives, because }: Context,
  { node }: Pick<Written, 'node'>,
): Context {
  if (node.by === undefined) return { starts, at: node.at ?? at, inQuery: true, directives, because }
  const added = directivesOf(node)
  const isNew = ({ at }: DirectivePlace) => !directives.some((directive) => directive.at === at)
  return {
    starts,
    at: added[0]?.at ?? at,
    inQuery: false,
    directives: directives.length === 0 ? added : [...directives, ...added.filter(isNew)],
    because,
  }
}

/** Nodes never change, and one is spoken of once for each event. */
const known = new WeakMap<Expression, readonly DirectivePlace[]>()

/** The directives whose result a node is, from the outside in. */
function directivesOf(node: Expression): readonly DirectivePlace[] {
  const directives = known.get(node) ?? freezeAll((node.by ?? []).map(directiveAt).reverse())
  known.set(node, directives)
  return directives
}

function directiveAt(pointer: string): DirectivePlace {
  return { name: pointer.slice(pointer.lastIndexOf('/') + 1), at: pointer }
}
