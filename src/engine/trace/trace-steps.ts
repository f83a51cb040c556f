import { Refusal, type StepName } from '../outcome.js'
import { eventSteps } from '../steps/index.js'
import type { PreparedConnection } from '../steps/step.js'
import { eventChanges } from './event-changes.js'
import type { ExplainQuery } from './explain-query.js'
import { hideQuery } from './hide-explanation.js'
import type { Hiding } from './hiding.js'
import type { StepRecord } from './record-evaluation.js'
import type { FilterTrace, StepTrace } from './trace.js'

const stepNames: readonly StepName[] = [...new Set(eventSteps.map(({ name }) => name))]

/** The steps before the triggers with what each made of the event, in their order. */
export function traceSteps(
  connection: PreparedConnection,
  records: readonly StepRecord[],
  explainQuery: ExplainQuery,
  hiding: Hiding,
): readonly StepTrace[] {
  const asked = new Set(connection.before.map(({ name }) => name))
  return stepNames.flatMap((step): readonly StepTrace[] => {
    if (!asked.has(step)) return [{ step, verdict: 'not-asked' }]
    const taken = records.filter(({ name }) => name === step)
    return taken.length === 0
      ? [{ step, verdict: 'not-reached' }]
      : taken.map((record) => traceStep(record, connection, explainQuery, hiding))
  })
}

function traceStep(
  { name: step, before, after }: StepRecord,
  connection: PreparedConnection,
  explainQuery: ExplainQuery,
  hiding: Hiding,
): StepTrace {
  const filters =
    step === 'filters' ? { filters: traceFilters(connection, before, explainQuery, hiding) } : {}
  if (after instanceof Refusal) {
    const { code, reason, fields } = after.says
    return {
      step,
      verdict: 'refused',
      ...(code === undefined ? {} : { code }),
      ...(reason === undefined ? {} : { reason: hiding.text(reason) }),
      ...(fields === undefined ? {} : { fields: fields.map(hiding.text) }),
      ...filters,
    }
  }
  // Filters change no value but to hash it.
  const changes = eventChanges(before, after, step === 'filters' ? 'hashed' : 'changed')
  if (changes.length === 0) return { step, verdict: 'passed', ...filters }
  const shown = changes.map(({ change, path }) => ({ change, path: hiding.text(path) }))
  return { step, verdict: 'changed', changes: shown, ...filters }
}

/** Every `if` is asked of the event as it came in. */
function traceFilters(
  { config: { filters = [] } }: PreparedConnection,
  event: unknown,
  explainQuery: ExplainQuery,
  hiding: Hiding,
): readonly FilterTrace[] {
  return filters.map(({ name, if: condition, actions, enabled = true }, filter) => {
    const explanation = explainQuery(condition, event)
    return {
      filter,
      ...(name === undefined ? {} : { name }),
      enabled,
      actions: actions.map(({ type }) => type),
      ...(explanation === undefined ? {} : { if: hideQuery(explanation, hiding) }),
    }
  })
}
