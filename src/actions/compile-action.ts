import once from 'lodash/once.js'
import { below } from '../diagnostics/diagnostic.js'
import { didYouMean } from '../diagnostics/suggest.js'
import { listOf, nothing } from '../expressions/expression.js'
import { pointerTo } from '../json/pointer.js'
import {
  checkMapping,
  fieldOfKey,
  isDirective,
  type Surroundings,
  type SurroundingsNames,
} from '../mappings/index.js'
import type { CompileOptions } from './compile-destination.js'
import type { Action, Check, Destination, ObjectSchema } from './definition.js'
import { compilePayload, type PayloadValidator } from './payload/payload.js'
import type { SchemaCompiler } from './payload/schema.js'
import { lowerRequest, type OutboundRequest } from './requests/request.js'
import { declaredNames, type TemplateScope } from './template.js'

/** What a connection's configuration gives to templates before any event. */
export interface ConnectionConstants {
  readonly settings: unknown
  /** Without a slash at its end; undefined where the definition has none. */
  readonly baseUrl: string | undefined
  /** The headers of the auth scheme. */
  readonly credentials: unknown
}

/** What the templates see of one run: `$.run`. */
export interface Run {
  readonly event: { readonly type: unknown; readonly messageId: unknown; readonly timestamp: unknown }
}

export interface CompiledAction {
  readonly name: string
  readonly definition: Action
  readonly payload: PayloadValidator
  /** What checks and requests read beside the data. */
  readonly surroundingsRead: SurroundingsNames
  /** The checks that a payload fails. */
  failedChecks(
    payload: unknown,
    constants: ConnectionConstants,
    run: Run,
    surroundings: Surroundings,
  ): readonly Check[]
  /** The requests of one delivery, in order. Throws `ValueFailure` where a value can not stand in a request. */
  buildRequests(
    delivery: string,
    payload: unknown,
    constants: ConnectionConstants,
    run: Run,
    surroundings: Surroundings,
  ): readonly OutboundRequest[]
}

/** One action of a definition, compiled for all connections to it; problems go to the scope. */
export function compileAction(
  name: string,
  destination: Destination,
  destinationScope: TemplateScope,
  credentialNames: readonly string[],
  schemas: SchemaCompiler,
  { evaluation }: CompileOptions,
): CompiledAction | undefined {
  const action = destination.actions[name]
  if (action === undefined) return undefined
  const pointer = pointerTo('/actions', name)
  const scope = destinationScope.withPayload(action.fields).withLets(action.let, `${pointer}/let`)
  checkDefaults(action, scope, pointer)
  const request = lowerRequest(
    '0',
    action.request,
    destination.request ?? {},
    action.fields,
    scope,
    credentialNames,
    `${pointer}/request`,
  )
  const checks = action.checks ?? []
  const holds = listOf(
    checks.map(
      (check, index) => scope.condition(check.require, `${pointer}/checks/${index}/require`).expression,
    ),
  )
  const evaluateChecks = once(() => scope.compile(holds, evaluation))
  const build = once(() => scope.compile(request, evaluation))
  return {
    name,
    definition: action,
    payload: compilePayload(action.fields, schemas, evaluation),
    surroundingsRead: scope.surroundingsRead(listOf([holds, request])),
    failedChecks(payload, { settings }, run, surroundings) {
      if (checks.length === 0) return checks
      const held = evaluateChecks()({ payload, settings, run, surroundings })
      return checks.filter((_, index) => !Array.isArray(held) || held[index] !== true)
    },
    buildRequests: (delivery, payload, { settings, baseUrl, credentials }, run, surroundings) => [
      build()({
        payload,
        settings,
        run,
        delivery,
        baseUrl,
        credentials,
        surroundings,
      }) as OutboundRequest,
    ],
  }
}

function checkDefaults(action: Action, scope: TemplateScope, pointer: string): void {
  const { diagnostics, language, lowerQuery } = scope
  if (action.trigger !== undefined) {
    const trigger = lowerQuery(action.trigger, { root: nothing })
    diagnostics.push(...below(`${pointer}/trigger`, trigger.diagnostics))
  }
  const { mapping = {}, expandKeys = false } = action
  const problems = checkMapping(mapping, { ...language, lowerQuery, expandKeys })
  diagnostics.push(...below(`${pointer}/mapping`, problems))
  const fields = Object.keys(action.fields.properties ?? {})
  checkRequired(action.fields, scope, `${pointer}/fields`)
  const mapped = isDirective(mapping) ? [] : Object.keys(mapping)
  for (const key of mapped) {
    const field = expandKeys ? fieldOfKey(key) : key
    if (!fields.includes(field))
      scope.problem(
        'definition/reference',
        pointerTo(`${pointer}/mapping`, key),
        `there is no field "${field}"`,
        didYouMean(field, fields),
      )
  }
  for (const [index, check] of (action.checks ?? []).entries())
    for (const [at, field] of (check.fields ?? []).entries())
      if (!fields.includes(field))
        scope.problem(
          'definition/reference',
          `${pointer}/checks/${index}/fields/${at}`,
          `there is no field "${field}"`,
          didYouMean(field, fields),
        )
}

/** What is required has to be declared: an undeclared property is taken away before it could count. */
export function checkRequired(schema: ObjectSchema, scope: TemplateScope, pointer: string): void {
  const declared = declaredNames(schema)
  for (const [index, name] of (schema.required ?? []).entries())
    if (declared !== undefined && !declared.includes(name))
      scope.problem(
        'definition/reference',
        `${pointer}/required/${index}`,
        `"${name}" is required, but not declared in "properties"`,
        didYouMean(name, declared),
      )
}
