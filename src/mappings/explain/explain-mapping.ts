import { hasErrors } from '../../diagnostics/diagnostic.js'
import { mostWork } from '../../expressions/budget/most-work.js'
import { type Lambda, variable } from '../../expressions/expression.js'
import { ValueFailure } from '../../expressions/failure.js'
import { limitFailure } from '../../expressions/limit-failure.js'
import { traceLambda } from '../../expressions/trace/trace.js'
import { TraceFailure } from '../../expressions/trace/trace-failure.js'
import type { Json } from '../../json/value.js'
import { lowerMapping } from '../compile.js'
import { namesOf } from '../compile-with.js'
import type { MappingOptions } from '../language.js'
import { MappingError } from '../mapping-error.js'
import { type SurroundingsSources, surroundingsFrom, surroundingsRead } from '../surroundings.js'
import { type Context, inside, outermost } from './context.js'
import type { MappingExplanation } from './explanation.js'
import { Gathering } from './gathering.js'
import { sourcesOf } from './sources.js'
import type { Starts } from './starts.js'

export interface ExplainMappingOptions extends MappingOptions, SurroundingsSources {}

/**
 * What a mapping makes of data, and for every place of the output the paths that were read, with their values, the
 * values that are written out and the directives that made it; listed apart, what decided. The output is what the
 * compiled mapping gives; where the mapping fails on the data, the failure stands in its place. Nothing is changed;
 * the explanation shares parts with the data. Much slower than a compiled mapping. Throws `MappingError` where the
 * mapping does not compile, as `compileMapping` does (mappings.md, "Public functions").
 */
export function explainMapping(
  mapping: Json,
  data: unknown,
  options: ExplainMappingOptions = {},
): MappingExplanation {
  return compileExplanation(mapping, options)(data)
}

/** The same for many events: the mapping is read once. */
export function compileExplanation(
  mapping: Json,
  options: ExplainMappingOptions = {},
): (data: unknown) => MappingExplanation {
  const [data, surroundings] = [variable('data'), variable('surroundings')] as const
  const { expression, diagnostics } = lowerMapping(mapping, { ...namesOf(data), surroundings }, options)
  if (hasErrors(diagnostics)) throw new MappingError(diagnostics)
  const { maxWork = mostWork } = options
  const lambda = { parameters: [data, surroundings], body: expression, maxWork }
  const explain = explainLambda(lambda, new Map([[surroundings, 'beside']]))
  const read = surroundingsRead(expression, surroundings)
  return (value) => orFailure(() => explain(value, surroundingsFrom(options, read)))
}

const wholeData: Starts = new Map()

/** The same for what a mapping was lowered to. `starts` says where its parameters stand below `$`. */
export function explainLambda(
  lambda: Lambda,
  starts: Starts = wholeData,
): (...args: readonly unknown[]) => MappingExplanation {
  const trace = traceLambda(lambda)
  const explain = (args: readonly unknown[]): MappingExplanation => {
    try {
      const traced = trace(...args)
      const sources = sourcesOf(traced, starts)
      return traced.value === undefined ? sources : { output: traced.value as Json, ...sources }
    } catch (error) {
      if (error instanceof TraceFailure) return explainFailure(error, starts)
      throw error
    }
  }
  return (...args) => orFailure(() => explain(args))
}

/** A failure that no directive can be named for: of the surroundings, or where explaining itself finds no end. */
function orFailure(explain: () => MappingExplanation): MappingExplanation {
  try {
    return explain()
  } catch (error) {
    const failure = error instanceof ValueFailure ? error : limitFailure(error)
    if (failure === undefined) throw error
    const { code, message } = failure
    return {
      sources: [],
      missing: [],
      failure: { code, message, at: '', reads: [], literals: [], directives: [] },
    }
  }
}

function explainFailure({ failure, args, around }: TraceFailure, starts: Starts): MappingExplanation {
  const context = around.reduceRight<Context>((outer, node) => inside(outer, { node }), outermost(starts))
  const gathering = new Gathering()
  for (const argument of args) gathering.add(argument, context)
  const { code, message } = failure
  const { at, directives } = context
  return {
    sources: [],
    missing: [],
    failure: { code, message, at, ...gathering.ingredients(), directives },
  }
}
