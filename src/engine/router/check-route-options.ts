import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { isObject } from '../../json/value.js'

/** What JavaScript lets through: options that there are not. */
export function checkRouteOptions(options: unknown): readonly Diagnostic[] {
  const problem = (message: string): readonly Diagnostic[] => [
    { code: 'config/engine', severity: 'error', message, pointer: '' },
  ]
  if (options === undefined) return []
  if (!isObject(options)) return problem('the options of a router are an object: { outcomes: "all" }')
  const [unknown] = Object.keys(options).filter((name) => name !== 'outcomes')
  if (unknown !== undefined) return problem(`a router has no option "${unknown}"; there is outcomes`)
  const { outcomes } = options
  return outcomes === undefined || outcomes === 'matching' || outcomes === 'all'
    ? []
    : problem('the outcomes of a router are "matching" or "all"')
}
