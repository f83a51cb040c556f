import type { Expression } from '../../expressions/expression.js'
import type { Chosen, MadeOrigin, Traced } from '../../expressions/trace/origin.js'
import { uniqueBy } from '../../json/unique-by.js'
import { isListNative } from '../lists.js'
import { isMap } from '../maps.js'
import type { Context } from './context.js'
import type { Decision, Ingredients } from './explanation.js'
import { Gathering } from './gathering.js'

/** What was chosen, with the reason for it. */
export function afterChoice(context: Context, chosen: Chosen): Context {
  const decision = decisionOf(chosen, context)
  return decision === undefined ? context : { ...context, because: withDecision(context.because, decision) }
}

/** What was moved, with the computed key by which it was found. */
export function afterLookup(context: Context, { from, moves }: MadeOrigin): Context {
  const directive = context.directives.at(-1)
  const keys = from.filter(
    ({ value }, argument) =>
      (typeof value !== 'object' || value === null) && moves?.call.native.moves?.(argument, []) === 'nothing',
  )
  if (directive === undefined || keys.length === 0) return context
  const { reads, literals } = ingredientsOf(keys, context)
  const decision = { name: directive.name, at: directive.at, reads, literals }
  return reads.length === 0 ? context : { ...context, because: [...context.because, decision] }
}

/** The tests of one directive, one after the other, are one decision: the last one says what was taken. */
function withDecision(because: readonly Decision[], decision: Decision): readonly Decision[] {
  const last = because.at(-1)
  return last === undefined || last.at !== decision.at || last.took !== undefined
    ? [...because, decision]
    : [...because.slice(0, -1), { ...decision, ...allIngredients([last, decision]) }]
}

/** The decisions of one directive about parts of one value; what each took is told where it is the same. */
export function oneDecision(decisions: readonly Decision[]): Decision | undefined {
  const [first, ...others] = decisions
  if (first === undefined || others.length === 0) return first
  const { name, at, took } = first
  const skipped = new Set(decisions.flatMap((decision) => decision.skipped ?? []))
  return {
    name,
    at,
    ...(took === undefined || others.some((other) => other.took !== took) ? {} : { took }),
    ...(skipped.size === 0 ? {} : { skipped: [...skipped] }),
    ...allIngredients(decisions),
  }
}

const allIngredients = (parts: readonly Ingredients[]): Ingredients =>
  eachOnce({
    reads: parts.flatMap(({ reads }) => reads),
    literals: parts.flatMap(({ literals }) => literals),
  })

/** Without repeats. */
export const eachOnce = ({ reads, literals }: Ingredients): Ingredients => ({
  reads: uniqueBy(reads, ({ path }) => path),
  literals: uniqueBy(literals, ({ at, value }) => `${at} ${JSON.stringify(value)}`),
})

function decisionOf({ by, taken, because }: Chosen, context: Context): Decision | undefined {
  const directive = context.directives.at(-1)
  if (directive === undefined || (by.kind === 'conditional' && isGuard(by.test))) return undefined
  const took = writtenBelow(taken, directive.at)
  const query = by.kind === 'loop' ? (by.where ?? by.body).at : undefined
  const skipped =
    by.kind === 'coalesce'
      ? by.values.slice(0, because.length).flatMap((value) => writtenBelow(value, directive.at) ?? [])
      : undefined
  return {
    name: directive.name,
    at: query ?? directive.at,
    ...(took === undefined || by.kind === 'loop' ? {} : { took }),
    ...(skipped === undefined ? {} : { skipped }),
    ...ingredientsOf(because, context),
  }
}

/** What decides about a decision is a part of it. */
function ingredientsOf(values: readonly Traced[], context: Context): Ingredients {
  const gathering = new Gathering()
  for (const value of values) gathering.add(value, { ...context, because: [] })
  return gathering.allIngredients()
}

/** Whether a test only asks which kind of value there is, before the value is used: that explains nothing. */
const isGuard = (test: Expression): boolean =>
  test.kind === 'call' && (test.native === isListNative || test.native === isMap)

/** The place of what was written as an option of the directive at `pointer`. */
function writtenBelow({ at, by }: Expression, pointer: string): string | undefined {
  const outer = by?.findLast((place) => place.startsWith(`${pointer}/`))
  if (outer !== undefined) return outer.slice(0, outer.lastIndexOf('/'))
  return at?.startsWith(`${pointer}/`) ? at : undefined
}
