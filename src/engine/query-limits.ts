import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { utf8Length } from '../json/utf8-length.js'
import { type ConditionGroup, countConditions, fqlToConditions, maxQueryBytes } from '../triggers/index.js'
import type { ConnectionLimits } from './limits.js'

/** Whether a query of a configuration is longer than the engine allows, where the language itself would take it. */
export function queryLengthProblems(
  query: string,
  { queryBytes }: Pick<ConnectionLimits, 'queryBytes'>,
): readonly Diagnostic[] {
  if (query.length > maxQueryBytes) return []
  const bytes = utf8Length(query)
  if (bytes <= queryBytes || bytes > maxQueryBytes) return []
  return [passed(`the query has ${bytes} bytes, it may have at most ${queryBytes}`)]
}

/** What a trigger that a subscription writes has more of than the engine allows (requirements.md R25, R26). */
export function triggerLimitProblems(trigger: string, limits: ConnectionLimits): readonly Diagnostic[] {
  return [
    ...queryLengthProblems(trigger, limits),
    ...conditionProblems(trigger, limits.conditions),
    ...groupProblems(trigger, limits.conditionGroups),
  ]
}

function conditionProblems(trigger: string, most: number): readonly Diagnostic[] {
  const count = most === Number.POSITIVE_INFINITY ? 0 : countConditions(trigger)
  return count <= most ? [] : [passed(`the trigger has ${count} conditions, it may have at most ${most}`)]
}

/** What no form of conditions can show has no number of groups: it is refused as well, each part with why. */
function groupProblems(trigger: string, most: number): readonly Diagnostic[] {
  if (most === Number.POSITIVE_INFINITY || countConditions(trigger) === 0) return []
  const form = fqlToConditions(trigger)
  if ('parts' in form)
    return form.parts.map(({ message, ...part }) => ({
      ...passed(`a form of conditions can not show this: ${message}`),
      ...part,
    }))
  const count = countGroups(form)
  return count <= most
    ? []
    : [passed(`the trigger has ${count} groups of conditions, it may have at most ${most}`)]
}

const countGroups = ({ conditions }: ConditionGroup): number =>
  conditions.reduce((sum, member) => sum + ('match' in member ? countGroups(member) : 0), 1)

const passed = (message: string): Diagnostic => ({ code: 'config/limit', severity: 'error', message })
