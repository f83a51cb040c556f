import type { Extent } from '../json/find-differences.js'
import type { Bench, TestedConfig } from './bench.js'
import type { Difference } from './differences.js'
import { differencesOf, type Found, foundOf } from './expectation.js'
import { redactDifferences } from './redact-differences.js'
import { redactResult, secretsOfTest } from './redact-result.js'
import { type GivenEvents, runEvents } from './run-events.js'

/** One thing that is tested: what is put to a definition, and what has to come of it. */
export interface Trial {
  readonly title: string
  /** The action that it speaks of, whatever its trigger; left out where triggers decide. */
  readonly action?: string
  readonly config: TestedConfig
  readonly given: GivenEvents
  readonly expected: Found
  readonly extent: Extent
  /** The time at which it is run, in milliseconds since 1970. */
  readonly now?: number
}

export interface TrialResult {
  readonly holds: boolean
  /** What came out, in the form in which the trial says it. */
  readonly found: Found
  /** Where that is not what the trial says. */
  readonly differences: readonly Difference[]
  /** All three as they may be printed: secrets are hidden. */
  readonly shown: {
    readonly expected: object
    readonly found: object
    readonly differences: readonly Difference[]
  }
}

/** Throws `ConfigError` where the definition, or what is configured, does not fit. */
export function runTrial({ config, given, expected, extent, now }: Trial, bench: Bench): TrialResult {
  const { connection, payloads } = bench.connect(config, now === undefined ? undefined : () => now)
  const tested = runEvents(connection, given)
  const taken = payloads.map(({ payload }) => payload)
  const found = foundOf(tested, taken, expected)
  const differences = differencesOf(expected, found, extent)
  const secrets = secretsOfTest(bench.definition, config)
  const [shownExpected, shownFound] = [redactResult(expected, secrets), redactResult(found, secrets)]
  return {
    holds: differences.length === 0,
    found,
    differences,
    shown: {
      expected: shownExpected,
      found: shownFound,
      differences: redactDifferences(differences, shownExpected, shownFound, secrets.texts),
    },
  }
}
