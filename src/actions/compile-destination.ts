import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.js'
import { didYouMean } from '../diagnostics/suggest.js'
import { defaultEvaluation, type Evaluation, linkBy } from '../expressions/compile.js'
import { type Expression, nothing } from '../expressions/expression.js'
import type { LoweredFunction } from '../expressions/lowered-function.js'
import { pointerTo } from '../json/pointer.js'
import { uniqueBy } from '../json/unique-by.js'
import { isObject } from '../json/value.js'
import type { LanguageOptions } from '../mappings/index.js'
import { checkQuery } from '../triggers/index.js'
import { lowerAuth } from './auth/lower-auth.js'
import { checkRequired } from './check-defaults.js'
import { lowerCommands } from './commands/lower-commands.js'
import { type ActionSurroundings, type CompiledAction, compileAction } from './compile-action.js'
import type { Destination } from './definition.js'
import { type DestinationProgram, type LinkedDestination, linkDestination } from './link-destination.js'
import { destinationSchema } from './meta-schema.js'
import { checkDefaultTypes } from './payload/default-types.js'
import { SchemaCompiler } from './payload/schema.js'
import { checkAgainst } from './payload/schema-diagnostics.js'
import { type LoweredPlan, lowerPlan } from './plan/lower-plan.js'
import { checkPresets } from './presets.js'
import type { Commands } from './request-definition.js'
import { checkAddress } from './requests/settings-url.js'
import { hasFixedHost, lowerUrlTemplate } from './requests/url.js'
import { lowerSettingsChecks } from './settings-checks.js'
import { checkActionSettings } from './settings-schema.js'
import { TemplateScope } from './template.js'
import type { TemplateLanguage } from './template-language.js'

/** How definitions are compiled. */
export interface CompileOptions extends TemplateLanguage {
  readonly evaluation: Evaluation
}

export interface CompiledDestination extends LinkedDestination {
  readonly definition: Destination
  readonly actions: ReadonlyMap<string, CompiledAction>
  /** What it is made of, for whoever writes it into a module. */
  readonly program: DestinationProgram<LoweredFunction>
}

/** Every problem of a definition, whatever was put in its place; none where it can run. */
export function checkDefinition(definition: unknown, options: LanguageOptions = {}): readonly Diagnostic[] {
  const evaluation = defaultEvaluation()
  const schemas = new SchemaCompiler(evaluation)
  const language = { lowerQuery: checkQuery, ...options }
  const { destination, diagnostics } = compileDestination(definition, schemas, { ...language, evaluation })
  return destination === undefined
    ? diagnostics
    : [...diagnostics, ...checkDefaultTypes(destination.definition, language)]
}

/** Checks and compiles a definition, once for all connections to it; without errors there is a destination. */
export function compileDestination(
  definition: unknown,
  schemas: SchemaCompiler,
  options: CompileOptions,
): { readonly destination: CompiledDestination | undefined; readonly diagnostics: readonly Diagnostic[] } {
  const formProblems = checkAgainst(schemas, destinationSchema, dataOf(definition), 'definition/schema')
  if (!isDestination(definition, formProblems)) return { destination: undefined, diagnostics: formProblems }
  const schemaProblems = checkSchemas(definition, schemas)
  if (schemaProblems.length > 0) return { destination: undefined, diagnostics: schemaProblems }
  const scope = TemplateScope.of(options, definition.settings).withLets(definition.let, '/let')
  const destination = compileParts(definition, scope, schemas, options)
  // What all requests share is lowered for each of them, and said once.
  const diagnostics = uniqueBy(scope.diagnostics, (diagnostic) => JSON.stringify(diagnostic))
  return { destination: hasErrors(diagnostics) ? undefined : destination, diagnostics }
}

/** A definition without the functions that it may hold (`build`): everything else in it is data. */
function dataOf(definition: unknown): unknown {
  if (!isObject(definition) || !isObject(definition.actions)) return definition
  const actions = Object.entries(definition.actions).map(([name, action]) => {
    // A name without an action is not left out as a field would be: presets and subscriptions can name it.
    if (action === undefined) return [name, null]
    if (!isObject(action) || typeof action.build !== 'function') return [name, action]
    const { build: _, ...data } = action
    return [name, data]
  })
  return { ...definition, actions: Object.fromEntries(actions) }
}

/** The schemas that a definition holds have to be schemas themselves. */
function checkSchemas(definition: Destination, schemas: SchemaCompiler): readonly Diagnostic[] {
  const places: readonly (readonly [string, object])[] = [
    ['/settings', definition.settings],
    ...Object.entries(definition.actions).flatMap(([name, { fields, settings }]) => [
      [`${pointerTo('/actions', name)}/fields`, fields] as const,
      ...(settings === undefined ? [] : [[`${pointerTo('/actions', name)}/settings`, settings] as const]),
    ]),
  ]
  return places.flatMap(([pointer, schema]) => {
    const problem = schemas.problemOf(schema)
    const message = `this is no valid JSON Schema: ${problem}`
    return problem === undefined ? [] : [{ code: 'definition/schema', severity: 'error', message, pointer }]
  })
}

function isDestination(value: unknown, problems: readonly Diagnostic[]): value is Destination {
  return typeof value === 'object' && !hasErrors(problems)
}

function compileParts(
  definition: Destination,
  scope: TemplateScope,
  schemas: SchemaCompiler,
  options: CompileOptions,
): CompiledDestination {
  checkRequired(definition.settings, scope, '/settings')
  checkActionSettings(definition, scope)
  const auth = lowerAuth(definition, scope)
  const { headers, query, body, signature } = auth.ofRequests
  const baseUrl = lowerBaseUrl(definition, scope)
  const shared = {
    destination: definition,
    scope,
    auth: auth.ofRequests,
    canRefresh: auth.program.tokens !== undefined,
  }
  const actions = Object.entries(definition.actions).map(([name, action]) =>
    compileAction(name, action, shared, schemas, options),
  )
  checkPresets(definition, scope)
  checkFunctions(definition, options, scope)
  const proof = lowerVerify(definition, scope, shared, options.evaluation)
  const [verify] = proof?.program.requests ?? []
  const init = definition.init === undefined ? undefined : lowerInit(definition.init, scope)
  const program = {
    definition,
    actions: actions.map((action) => action.program),
    auth: auth.program,
    authSettings: [...auth.settingsOfItsOwn()],
    checks: lowerSettingsChecks(definition.checks, () => true, scope, '/checks'),
    hasFixedHost: hasFixedHost(baseUrl),
    secretNames: {
      headers: [
        'authorization',
        ...headers,
        ...(signature === undefined ? [] : [signature.sign.header.toLowerCase()]),
      ],
      query,
      body,
    },
    ...(definition.request?.baseUrl === undefined ? {} : { baseUrl: scope.asFunction(baseUrl) }),
    ...(verify === undefined ? {} : { verify }),
    ...(init === undefined ? {} : { init: scope.asFunction(init) }),
  }
  return {
    ...linkDestination(program, actions, linkBy(options.evaluation), options.allowTarget),
    // It can explain itself.
    verify: proof?.plan.requests[0],
    definition,
    program,
  }
}

/** A definition says which functions it needs, so that it is refused where they are missing, and not run half. */
function checkFunctions(
  { functions = [] }: Destination,
  options: CompileOptions,
  scope: TemplateScope,
): void {
  const known = (options.functions ?? []).map(({ name }) => name)
  for (const [index, name] of functions.entries())
    if (!known.includes(name))
      scope.problem(
        'definition/reference',
        `/functions/${index}`,
        `the definition needs the function "${name}", which was not registered`,
        didYouMean(name, known),
      )
}

/** The request that proves the credentials is made before any event. */
function lowerVerify(
  { verify, request, settings, responses }: Destination,
  scope: TemplateScope,
  { auth, canRefresh }: ActionSurroundings,
  evaluation: Evaluation,
): LoweredPlan | undefined {
  if (verify === undefined) return undefined
  const lowered = lowerPlan(
    {
      templates: [{ template: verify, pointer: '/verify' }],
      independent: false,
      defaults: request ?? {},
      fields: settings,
      auth,
      canRefresh,
      rules: [{ rules: responses, pointer: '/responses' }],
      results: undefined,
    },
    scope,
    evaluation,
  )
  const { expression } = lowered
  const reads = scope.readsIn(expression).filter(({ root }) => root !== 'auth' && root !== 'response')
  scope.onlySettings({ expression, reads }, '/verify')
  return lowered
}

/** The calls of a page load come before any event, so they read nothing of one. */
function lowerInit(init: Commands, scope: TemplateScope): Expression {
  const calls = lowerCommands(init, scope, '/init')
  return scope.onlySettings({ expression: calls, reads: scope.readsIn(calls) }, '/init')
}

/** The base address is known when a connection is made: it may read the settings, nothing of an event. */
function lowerBaseUrl({ request }: Destination, scope: TemplateScope): Expression {
  const baseUrl = request?.baseUrl
  if (baseUrl === undefined) return nothing
  const place = '/request/baseUrl'
  const lowered =
    typeof baseUrl === 'string'
      ? scope.build(place, (inner) => lowerUrlTemplate(baseUrl, inner))
      : scope.mapping(baseUrl, place)
  const expression = scope.onlySettings(lowered, place)
  checkAddress(expression, request?.hosts, 'the base address', scope, place)
  return expression
}
