import type { FqlNode } from '../ast.js'
import type { CheckOptions } from '../check-options.js'
import { fqlFunctions } from '../functions/functions.js'
import type { Problems } from '../problems.js'
import { Analysis } from './analysis.js'
import { checkDuplicates } from './check-duplicates.js'
import { checkEventFields } from './check-event-fields.js'
import { checkLogic } from './check-logic.js'

/** Warns of what a query says as a whole: contradictions, tautologies, repeats, fields that events do not have. */
export function checkMeaning(
  root: FqlNode,
  { functions = fqlFunctions, eventTypes, subject = 'event' }: CheckOptions,
  problems: Problems,
): void {
  const analysis = new Analysis(functions, eventTypes)
  checkLogic(root, analysis, problems, (node, cases) => {
    checkDuplicates(node, problems)
    if (subject === 'event') checkEventFields(node, cases, eventTypes, problems)
  })
}
