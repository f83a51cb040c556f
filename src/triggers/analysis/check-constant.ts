import type { FqlNode } from '../ast.js'
import type { Problems } from '../problems.js'
import type { Analysis } from './analysis.js'

/** Warns of a condition that has one outcome by itself, where nothing else says why: `total = total`. */
export function checkConstant(node: FqlNode, analysis: Analysis, problems: Problems): void {
  if (node.kind !== 'comparison' && node.kind !== 'call') return
  const outcome = [true, false].find((one) => analysis.cases(node, !one).length === 0)
  if (outcome === undefined || problems.speakOf(node.range)) return
  problems.warning('fql/constant', node.range, `this is ${outcome ? 'always' : 'never'} true`)
}
