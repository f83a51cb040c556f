import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compileLambda } from '../../src/expressions/compile.js'
import { type Lambda, nothing, variable } from '../../src/expressions/expression.js'
import { ValueFailure } from '../../src/expressions/failure.js'
import { interpret } from '../../src/expressions/interpret.js'
import { substitute } from '../../src/expressions/substitute.js'
import { traceLambda } from '../../src/expressions/trace/trace.js'
import { TraceFailure } from '../../src/expressions/trace/trace-failure.js'
import { expressionOver, json } from './arbitraries.js'
import { data } from './on-data.js'

const backEnds = {
  generated: (lambda: Lambda) => compileLambda(lambda, 'compiled'),
  closures: (lambda: Lambda) => compileLambda(lambda, 'closures'),
  interpreter: (lambda: Lambda) => interpret(lambda),
  trace: (lambda: Lambda) => traceLambda(lambda),
}

/** Whether a run comes to its end, or which code it fails with. */
function verdictOf(run: () => unknown): string {
  try {
    run()
    return 'ends'
  } catch (error) {
    if (error instanceof TraceFailure) return error.failure.code
    if (error instanceof ValueFailure) return error.code
    throw error
  }
}

it('all back ends agree on what is too much work, whatever the limit', () => {
  const seen = { ends: 0, TOO_LARGE: 0 }
  fc.assert(
    fc.property(
      expressionOver([data], 4),
      fc.array(json, { maxLength: 5 }),
      fc.nat(400),
      (body, value, maxWork) => {
        // As every front end writes it: reads of what is written out are that.
        const lambda = { parameters: [data], body: substitute(body, variable('none'), nothing), maxWork }
        const verdicts = Object.values(backEnds).map((make) => verdictOf(() => make(lambda)(value)))
        expect(new Set(verdicts).size, `${maxWork}: ${verdicts}`).toBe(1)
        seen[verdicts[0] as keyof typeof seen] += 1
      },
    ),
    { numRuns: 6_000 },
  )
  expect(seen.TOO_LARGE).toBeGreaterThan(50)
})
