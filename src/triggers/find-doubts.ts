import { kindsInWords } from '../expressions/kinds.js'
import { type FqlNode, fqlChildren } from './ast.js'
import { checkComparison } from './check-comparison.js'
import type { CheckOptions } from './check-options.js'
import { fqlFunctions } from './functions/functions.js'
import type { Problems } from './problems.js'
import { canBeTrue, staticKinds } from './static-kinds.js'

/** Conditions and comparisons that are the same for every event, by their types. The tree keeps to the limits. */
export function findDoubts(
  tree: FqlNode,
  { functions = fqlFunctions, subject = 'event' }: CheckOptions,
  problems: Problems,
): void {
  const terms = { functions, subject }
  condition(tree)

  /** A node in a place where only true counts. */
  function condition(node: FqlNode): void {
    const kinds = staticKinds(node, terms)
    if (node.kind === 'literal' && typeof node.value === 'boolean')
      problems.warning(
        'fql/constant',
        node.range,
        `this condition is ${node.value ? 'always' : 'never'} true`,
      )
    else if (!canBeTrue(kinds))
      problems.warning(
        'fql/type',
        node.range,
        `this condition is never true: it is ${kindsInWords(kinds)}`,
        node.kind === 'literal' ? 'write a whole comparison: field = value' : undefined,
      )
    value(node)
  }

  function value(node: FqlNode): void {
    if (node.kind === 'comparison') checkComparison(node, terms, problems)
    const visit = node.kind === 'and' || node.kind === 'or' || node.kind === 'not' ? condition : value
    fqlChildren(node).forEach(visit)
  }
}
