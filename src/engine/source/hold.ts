import type { InterpretedSchemas } from '../../actions/index.js'
import { pointerKeys } from '../../json/pointer.js'
import type { Keywords } from '../../schemas/keywords.js'
import { problemInWords } from '../../schemas/words.js'
import { Refusal } from '../outcome.js'
import { type Container, omit } from './omit.js'
import type { PlanConfig } from './source.js'

type SchemaProblem = ReturnType<ReturnType<InterpretedSchemas['compile']>>[number]

/** Holds events to a schema: one that breaks it is refused with a code, mended or left, as the plan says. */
export function compileHold(
  schema: Keywords,
  schemas: InterpretedSchemas,
  code: string,
  violations: PlanConfig['violations'],
): (event: unknown) => unknown | Refusal {
  if (violations === 'allow') return (event) => event
  const check = schemas.compile(schema)
  return (event) => {
    const problems = check(event)
    if (problems.length === 0) return event
    return violations === 'omit' ? mended(event, problems) : refused(code, problems)
  }
}

/** More do not help anybody, and an event can have as many as it has fields. */
const mostProblems = 20

function refused(code: string, broken: readonly SchemaProblem[]): Refusal {
  const problems = broken.slice(0, mostProblems)
  const fields = problems.map((problem) => keysOf(problem).join('.'))
  const words = problems.map((problem, index) => `${fields[index] || 'the event'} ${problemInWords(problem)}`)
  return new Refusal({
    kind: 'event',
    code,
    reason: `the tracking plan is broken: ${words.join('; ')}`,
    fields: [...new Set(fields.filter((field) => field !== ''))],
  })
}

/** The event without the properties and traits that have something wrong in them. */
function mended(event: unknown, problems: readonly SchemaProblem[]): unknown {
  const namesIn = (container: Container) =>
    new Set(
      problems.flatMap((problem) => {
        const [first, name] = keysOf(problem)
        return first === container && name !== undefined ? [name] : []
      }),
    )
  const held = omit(event, 'properties', namesIn('properties'), 'omitted_on_violation')
  return omit(held, 'traits', namesIn('traits'), 'omitted_on_violation')
}

/** Where the value stands that is wrong, not known or missing. */
function keysOf({ pointer, property }: SchemaProblem): readonly string[] {
  return [...pointerKeys(pointer), ...(property === undefined ? [] : [property])]
}
