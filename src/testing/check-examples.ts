import type { Destination, Example } from '../actions/index.js'
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.js'
import { DiagnosticsError } from '../diagnostics/error.js'
import { pointerTo } from '../json/pointer.js'
import { createBench, type TestEngine } from './bench.js'
import type { Difference } from './differences.js'
import { runTrial, type TrialResult } from './trial.js'
import { trialOfExample } from './trial-of-example.js'

/**
 * Every example of a definition that does not hold, with what it expects and what comes out, at the place of the
 * difference. For a definition in which `checkDefinition` finds no errors; throws nothing. `engine` is what its examples
 * need: functions, a clock.
 */
export function checkExamples(definition: Destination, engine: TestEngine = {}): readonly Diagnostic[] {
  const bench = createBench(definition, engine)
  return Object.entries(definition.actions).flatMap(([name, { examples }]) =>
    examples.flatMap((example, index) => {
      const pointer = `${pointerTo('/actions', name)}/examples/${index}`
      try {
        return misses(example, runTrial(trialOfExample(name, example), bench), pointer)
      } catch (error) {
        return refusals(example, error, pointer)
      }
    }),
  )
}

function misses(
  example: Example,
  { holds, found, shown }: TrialResult,
  pointer: string,
): readonly Diagnostic[] {
  if (holds) return []
  const { title } = example
  const { outcome } = found
  if (example.outcome === undefined && outcome !== undefined) {
    const words = `expects ${count(example.requests ?? [])}, and the outcome is ${outcomeInWords(outcome)}`
    return [problem(title, words, `${pointer}/requests`)]
  }
  if (example.outcome !== undefined && outcome === undefined) {
    const words = `expects the outcome ${outcomeInWords(example.outcome)}, and ${count(found.requests ?? [])} came of it`
    return [problem(title, words, `${pointer}/outcome`)]
  }
  return shown.differences
    .slice(0, mostDifferences)
    .map((difference) => problem(title, inWords(difference), pointer + difference.pointer))
}

/** A reader has enough of them to see what is wrong. */
const mostDifferences = 5

function inWords({ expected, found }: Difference): string {
  if (found === undefined) return `expects ${inShort(expected)}, and there is nothing`
  if (expected === undefined) return `does not expect what is there: ${inShort(found)}`
  return `expects ${inShort(expected)}, and found ${inShort(found)}`
}

const longest = 200

function inShort(value: unknown): string {
  const text = JSON.stringify(value)
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}

const count = (requests: readonly object[]): string =>
  requests.length === 0 ? 'no request' : requests.length === 1 ? 'one request' : `${requests.length} requests`

function outcomeInWords(outcome: {
  readonly code?: string | undefined
  readonly fields?: readonly string[] | undefined
}): string {
  const { code = 'without a code', fields = [] } = outcome
  return fields.length === 0 ? code : `${code} (${fields.join(', ')})`
}

/** The settings or the mapping of an example that an engine would not take. */
function refusals({ title }: Example, error: unknown, pointer: string): readonly Diagnostic[] {
  if (!(error instanceof DiagnosticsError))
    return [
      problem(title, `can not be run: ${error instanceof Error ? error.message : String(error)}`, pointer),
    ]
  return error.diagnostics
    .filter((diagnostic) => hasErrors([diagnostic]))
    .map((diagnostic) => ({
      ...diagnostic,
      pointer: pointer + (diagnostic.pointer ?? '').replace('/subscriptions/0', ''),
    }))
}

const problem = (title: string, words: string, pointer: string): Diagnostic => ({
  code: 'definition/example',
  severity: 'error',
  message: `the example "${title}" ${words}`,
  pointer,
})
