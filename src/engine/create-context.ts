import { compileDestination, SchemaCompiler } from '../actions/index.js'
import { below, type Diagnostic } from '../diagnostics/diagnostic.js'
import { didYouMean } from '../diagnostics/suggest.js'
import { defaultEvaluation, type Evaluation } from '../expressions/compile.js'
import { isObject } from '../json/value.js'
import type { LowerQuery } from '../triggers/index.js'
import { ConfigError } from './config-error.js'
import type { EngineContext } from './context.js'
import type { EngineOptions } from './engine.js'
import { checkLimits, connectionLimits, eventLimits, languageLimits } from './limits.js'
import { parseRedactedPaths } from './redact-paths.js'

/** What the connections of an engine are prepared with. Throws `ConfigError` where the options do not fit. */
export function createContext(
  options: EngineOptions,
  lowerQuery: LowerQuery,
  given?: Evaluation,
): EngineContext {
  const problems = checkOptions(options)
  if (problems.length > 0) throw new ConfigError(problems)
  const evaluation = given ?? options.evaluation ?? defaultEvaluation()
  const { directives, functions, clock, random, limits = {} } = options
  const language = {
    lowerQuery,
    ...(directives === undefined ? {} : { directives }),
    ...(functions === undefined ? {} : { functions }),
    ...languageLimits(limits),
  }
  const rules = options.targets === undefined ? {} : { allowTarget: options.targets.allow }
  const schemas = new SchemaCompiler(evaluation)
  const definitions = new Map(options.destinations.map((definition) => [definition.slug, definition]))
  const compiled = new Map<string, ReturnType<EngineContext['destination']>>()

  function destination(slug: string): ReturnType<EngineContext['destination']> {
    const definition = definitions.get(slug)
    if (definition === undefined)
      return { destination: undefined, diagnostics: [unknownDestination(slug, [...definitions.keys()])] }
    const known =
      compiled.get(slug) ?? compileDestination(definition, schemas, { ...language, ...rules, evaluation })
    compiled.set(slug, known)
    return { ...known, diagnostics: below('/destination', known.diagnostics) }
  }

  return {
    evaluation,
    language,
    surroundings: {
      ...(clock === undefined ? {} : { clock }),
      ...(random === undefined ? {} : { random }),
    },
    schemas,
    intake: options.intake ?? 'lenient',
    limits: connectionLimits(limits),
    eventLimits: eventLimits(limits, options.intake ?? 'lenient'),
    correctTimestamps: options.correctTimestamps ?? false,
    redact: parseRedactedPaths(options.redact ?? [], 'config/engine').redact,
    destination,
  }
}

/** What JavaScript lets through: no list of definitions, two of one slug, a way to evaluate that there is not. */
function checkOptions(options: Partial<EngineOptions> | undefined): readonly Diagnostic[] {
  const {
    destinations,
    evaluation,
    clock,
    random,
    limits,
    targets,
    functions = [],
    redact = [],
  } = options ?? {}
  const problem = (message: string, pointer: string): Diagnostic => ({
    code: 'config/engine',
    severity: 'error',
    message,
    pointer,
  })
  if (!Array.isArray(destinations)) return [problem('a list of definitions is needed', '/destinations')]
  const slugs = destinations.map((definition: unknown) =>
    isObject(definition) ? definition.slug : undefined,
  )
  return [
    ...repeated(slugs).map((slug) => problem(`two definitions have the slug "${slug}"`, '/destinations')),
    ...repeated(functions.map(({ name }) => name)).map((name) =>
      problem(`two functions have the name "${name}"`, '/functions'),
    ),
    ...(evaluation === undefined || evaluation === 'compiled' || evaluation === 'closures'
      ? []
      : [problem(`"${evaluation}" is no way to evaluate: "compiled" or "closures"`, '/evaluation')]),
    ...(clock === undefined || typeof clock === 'function'
      ? []
      : [problem('a clock is a function that gives milliseconds since 1970', '/clock')]),
    ...(random === undefined || typeof random === 'function'
      ? []
      : [problem('a random source is a function that gives numbers from 0 to below 1', '/random')]),
    ...(targets === undefined || typeof targets.allow === 'function'
      ? []
      : [problem('what is allowed says a function: { allow: publicHostsOnly }', '/targets')]),
    ...(Array.isArray(redact)
      ? below('/redact', parseRedactedPaths(redact, 'config/engine').diagnostics)
      : [problem('a list of paths is needed, such as ["$.traits.email"]', '/redact')]),
    ...checkLimits(limits),
  ]
}

/** What stands more than once in a list. */
const repeated = (names: readonly unknown[]): unknown[] => [
  ...new Set(names.filter((name, index) => names.indexOf(name) < index)),
]

function unknownDestination(slug: string, known: readonly string[]): Diagnostic {
  return {
    code: 'config/unknown-destination',
    severity: 'error',
    message: `there is no destination "${slug}"; there is ${known.join(', ')}`,
    pointer: '/destination',
    ...didYouMean(slug, known),
  }
}
