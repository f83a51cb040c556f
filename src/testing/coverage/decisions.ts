import type { Conditional, Expression } from '../../expressions/expression.js'
import type { Observer } from '../../expressions/interpret.js'
import { branchKey, caseBranch, defaultBranch } from './branch-points.js'
import { verdictKey } from './point.js'

/**
 * Hears from the interpreter what queries said and which values directives took. `reach` is told of each by its key;
 * `placeOf` gives for a place of an expression the one in the definition, or nothing where it stands elsewhere.
 */
export function observeDecisions(
  reach: (key: string) => void,
  placeOf: (at: string) => string | undefined = (at) => at,
): Observer {
  /** A node is told of after what stands below it: what decided is the last that was said of it. */
  const last = new Map<Expression, unknown>()
  return (node, value) => {
    last.set(node, value)
    const at = node.at === undefined ? undefined : placeOf(node.at)
    if (at !== undefined && typeof value === 'boolean') reach(verdictKey(at, value))
    const written = node.by?.find((by) => by.endsWith(directiveOf[node.kind] ?? ' ') || isSwitch(node, by))
    const directive = written === undefined ? undefined : placeOf(written)
    const branch = directive === undefined ? undefined : branchOf(node, last)
    if (directive !== undefined && branch !== undefined) reach(branchKey(directive, branch))
  }
}

/** By the kinds of the nodes that they become. */
const directiveOf: { readonly [kind in Expression['kind']]?: string } = {
  conditional: '/@if',
  coalesce: '/@coalesce',
}

const isSwitch = ({ kind }: Expression, by: string): boolean =>
  kind === 'conditional' && by.endsWith('/@switch')

function branchOf(node: Expression, last: ReadonlyMap<Expression, unknown>): string | number | undefined {
  if (node.kind === 'coalesce') {
    const taken = node.values.findIndex((value) => (last.get(value) ?? undefined) !== undefined)
    return taken === -1 ? node.values.length - 1 : taken
  }
  if (node.kind !== 'conditional') return undefined
  return caseOf(node, last) ?? (last.get(node.test) === true ? 'then' : 'else')
}

/** A switch looks for the place of a text among its cases, and halves them until one is left. */
function caseOf({ test }: Conditional, last: ReadonlyMap<Expression, unknown>): string | undefined {
  const [place] = test.kind === 'call' && test.native.name === 'isBelow' ? test.args : []
  if (place?.kind !== 'call' || !Array.isArray(place.options)) return undefined
  const name: unknown = place.options[Number(last.get(place))]
  return typeof name === 'string' ? caseBranch(name) : defaultBranch
}
