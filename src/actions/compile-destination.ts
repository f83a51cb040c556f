import memoize from 'lodash/memoize.js'
import once from 'lodash/once.js'
import uniqWith from 'lodash/uniqWith.js'
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.js'
import { didYouMean } from '../diagnostics/suggest.js'
import { defaultEvaluation, type Evaluation } from '../expressions/compile.js'
import { type Expression, nothing } from '../expressions/expression.js'
import { equalJson } from '../json/equal.js'
import { pointerTo } from '../json/pointer.js'
import { isObject } from '../json/value.js'
import type { LanguageOptions } from '../mappings/index.js'
import { checkQuery } from '../triggers/index.js'
import { type CompiledAuth, compileAuth } from './auth/compile-auth.js'
import { checkRequired } from './check-defaults.js'
import { lowerCommands } from './commands/lower-commands.js'
import { type ActionSurroundings, type CompiledAction, compileAction } from './compile-action.js'
import type { Check, Destination } from './definition.js'
import { destinationSchema } from './meta-schema.js'
import { checkDefaultTypes } from './payload/default-types.js'
import { SchemaCompiler } from './payload/schema.js'
import { checkAgainst } from './payload/schema-diagnostics.js'
import { lowerPlan } from './plan/lower-plan.js'
import type { PlannedRequest } from './plan/plan.js'
import { checkPresets } from './presets.js'
import type { Commands } from './request-definition.js'
import { given } from './requests/given.js'
import { checkAddress } from './requests/settings-url.js'
import type { TargetRule } from './requests/target-rule.js'
import { hasFixedHost, lowerUrlTemplate } from './requests/url.js'
import type { ObjectSchema } from './schema-definition.js'
import { secretValues } from './secrets.js'
import { compileSettingsChecks } from './settings-checks.js'
import { checkActionSettings, connectionSettings, settingsSchema } from './settings-schema.js'
import { type TemplateLanguage, TemplateScope } from './template.js'
import type { CompiledTemplate } from './template-frame.js'

/** How definitions are compiled. */
export interface CompileOptions extends TemplateLanguage {
  readonly evaluation: Evaluation
}

export interface CompiledDestination {
  readonly definition: Destination
  readonly actions: ReadonlyMap<string, CompiledAction>
  /** The request that proves the credentials, and what its answer means; undefined where the definition has none. */
  readonly verify: PlannedRequest | undefined
  /** The calls of a page load as the settings make them; undefined where the definition has none. */
  initOf(settings: unknown): unknown
  /** The base address as the settings make it, not checked yet; undefined where the definition has none. */
  baseUrlOf(settings: unknown): unknown
  /** The schema of the settings of a connection that runs some of the actions. */
  settingsSchemaFor(actions: readonly string[]): ObjectSchema
  /** The checks of the destination that the settings of a connection fail. */
  failedSettingsChecks(settings: unknown): readonly Check[]
  /** What an engine says of the base address, where the settings decide on its host. */
  readonly baseUrlRule: TargetRule | undefined
  readonly auth: CompiledAuth
  /** The settings that nothing but the auth scheme reads. */
  readonly authSettings: ReadonlySet<string>
  /** The names of what proves who is asking: whoever prints a request redacts them. */
  readonly secretNames: {
    readonly headers: readonly string[]
    readonly query: readonly string[]
    readonly body: readonly string[]
  }
  /** The texts of all secrets in a connection's settings, at any depth. */
  secretValuesOf(settings: unknown): readonly string[]
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
  const diagnostics = uniqWith(scope.diagnostics, equalJson)
  return { destination: hasErrors(diagnostics) ? undefined : destination, diagnostics }
}

/** A definition without the functions that it may hold (`build`): everything else in it is data. */
function dataOf(definition: unknown): unknown {
  if (!isObject(definition) || !isObject(definition.actions)) return definition
  const actions = Object.entries(definition.actions).map(([name, action]) => {
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
  const auth = compileAuth(definition, scope, options.evaluation)
  const { headers, query, body, signature } = auth.ofRequests
  const baseUrl = lowerBaseUrl(definition, scope)
  const shared = {
    destination: definition,
    scope,
    auth: auth.ofRequests,
    canRefresh: auth.tokens !== undefined,
  }
  const actions = Object.entries(definition.actions).map(
    ([name, action]) => [name, compileAction(name, action, shared, schemas, options)] as const,
  )
  checkPresets(definition, scope)
  checkFunctions(definition, options, scope)
  const verify =
    definition.verify === undefined ? undefined : lowerVerify(definition, scope, shared, options.evaluation)
  const init =
    definition.init === undefined ? undefined : lowerInit(definition.init, scope, options.evaluation)
  const allSettings = settingsSchema(definition.settings, Object.values(definition.actions))
  const settingsSchemaFor = memoize(
    (names: readonly string[]) => connectionSettings(definition, names),
    (names) => JSON.stringify(names),
  )
  const address = once(() => scope.compile(baseUrl, options.evaluation))
  return {
    definition,
    actions: new Map(actions),
    verify,
    initOf: (settings) => init?.({ settings }),
    baseUrlOf: (settings) =>
      definition.request?.baseUrl === undefined ? undefined : given(address()({ settings }), 'base address'),
    settingsSchemaFor,
    failedSettingsChecks: compileSettingsChecks(
      definition.checks,
      () => true,
      scope,
      '/checks',
      options.evaluation,
    ),
    secretValuesOf: (settings) => secretValues(allSettings, settings),
    baseUrlRule: hasFixedHost(baseUrl) ? undefined : options.allowTarget,
    auth,
    authSettings: auth.settingsOfItsOwn(),
    secretNames: {
      headers: [
        'authorization',
        ...headers,
        ...(signature === undefined ? [] : [signature.sign.header.toLowerCase()]),
      ],
      query,
      body,
    },
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
): PlannedRequest | undefined {
  if (verify === undefined) return undefined
  const { plan, expression } = lowerPlan(
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
  const reads = scope.readsIn(expression).filter(({ root }) => root !== 'auth' && root !== 'response')
  scope.onlySettings({ expression, reads }, '/verify')
  return plan.requests[0]
}

/** The calls of a page load come before any event, so they read nothing of one. */
function lowerInit(init: Commands, scope: TemplateScope, evaluation: Evaluation): CompiledTemplate {
  const calls = lowerCommands(init, scope, '/init')
  const expression = scope.onlySettings({ expression: calls, reads: scope.readsIn(calls) }, '/init')
  const compiled = once(() => scope.compile(expression, evaluation))
  return (values) => compiled()(values)
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
