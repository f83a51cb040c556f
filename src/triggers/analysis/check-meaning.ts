import type { FqlNode } from '../ast.js'
import type { CheckOptions } from '../check-options.js'
import type { Problems } from '../problems.js'
import { Analysis } from './analysis.js'
import { checkDuplicates } from './check-duplicates.js'
import { EventFieldCheck } from './check-event-fields.js'
import { checkLogic } from './check-logic.js'

/** Warns of what a query says as a whole: contradictions, tautologies, repeats, fields that events do not have. */
export function checkMeaning(
  root: FqlNode,
  { functions, eventTypes, subject = 'event' }: CheckOptions,
  problems: Problems,
): void {
  // Which types arrive is not asked of a query: who names them again repeats what is true.
  const analysis = new Analysis({ functions, subject })
  const fields = new EventFieldCheck(eventTypes, problems)
  checkLogic(root, analysis, problems, (node, cases) => {
    checkDuplicates(node, problems)
    if (subject === 'event') fields.visit(node, cases)
  })
}
