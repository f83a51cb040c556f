import type { Destination, Example, JsonObject } from '../../actions/index.js'
import { functions } from '../../functions/index.js'
import { type Bench, createBench } from '../../testing/bench.js'
import type { Case, CaseFile } from '../../testing/cases/case-file.js'
import { trialOfCase } from '../../testing/cases/trial-of-case.js'
import { runEvents } from '../../testing/run-events.js'
import { testTime } from '../../testing/test-time.js'
import type { Trial } from '../../testing/trial.js'
import { trialOfExample } from '../../testing/trial-of-example.js'

/** The definition with what comes of those examples that do not say it. Throws `ConfigError` where it does not fit. */
export function completeExamples(definition: Destination): Destination {
  const bench = benchOf(definition)
  const actions = Object.entries(definition.actions).map(([name, action]) => {
    const examples = action.examples.map(
      (example): Example =>
        isOpen(example) ? { ...example, ...resultOf(trialOfExample(name, example), bench) } : example,
    )
    return [name, { ...action, examples }] as const
  })
  return { ...definition, actions: Object.fromEntries(actions) }
}

/** The same for cases. */
export function completeCases(file: CaseFile, definition: Destination): CaseFile {
  const bench = benchOf(definition)
  const cases = file.cases.map(
    (one): Case => (isOpen(one) ? { ...one, ...resultOf(trialOfCase(one, file, definition), bench) } : one),
  )
  return { ...file, cases }
}

const benchOf = (definition: Destination): Bench =>
  createBench(definition, { functions, clock: () => testTime })

const isOpen = ({ requests, outcome, payload }: Pick<Case, 'requests' | 'outcome' | 'payload'>): boolean =>
  [requests, outcome, payload].every((part) => part === undefined)

/** What comes of it: requests without what differs from run to run, or why there are none. */
function resultOf({ config, given }: Trial, bench: Bench): Pick<Case, 'requests' | 'outcome'> {
  const { requests, outcome } = runEvents(bench.connect(config).connection, given)
  const { code, fields } = outcome
  if (outcome.status !== 'built' && outcome.status !== 'delivered')
    return {
      outcome: { ...(code === undefined ? {} : { code }), ...(fields === undefined ? {} : { fields }) },
    }
  return {
    requests: requests.map(
      ({ id, idempotencyKey, ...request }): JsonObject => JSON.parse(JSON.stringify(request)),
    ),
  }
}
