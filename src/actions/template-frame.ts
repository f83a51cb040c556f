import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { mostWork } from '../expressions/budget/most-work.js'
import { type Expression, type Variable, variable } from '../expressions/expression.js'
import { LoweredFunction } from '../expressions/lowered-function.js'
import { readsOf } from '../expressions/reads.js'
import { anyType } from '../expressions/types/type.js'
import { TypeScope } from '../expressions/types/type-of.js'
import { explainLambda, type MappingExplanation } from '../mappings/index.js'
import {
  type RequestPart,
  requestParts,
  type TemplateRoot,
  type TemplateTypes,
  type TemplateValues,
  templateRoots,
} from './template-values.js'

/** A path that a template reads: the root, the first key below it, which is missing for the whole, and all keys. */
export interface TemplateRead {
  readonly root: string
  readonly field: string | undefined
  readonly keys: readonly string[]
}

/** An expression over the roots, ready to be compiled together with others. */
export interface Lowered {
  readonly expression: Expression
  /** What it reads in the end, also through `let`. */
  readonly reads: readonly TemplateRead[]
}

/** A setting that is read at a place, also through a `let`; no field is all of them. */
export interface SettingsRead {
  readonly field: string | undefined
  readonly pointer: string
}

/** What all templates of one definition share: the variables that they read, and what was found out about them. */
export interface TemplateFrame {
  readonly diagnostics: Diagnostic[]
  readonly settingsReads: SettingsRead[]
  readonly roots: ReadonlyMap<TemplateRoot, Variable>
  readonly parts: { readonly [part in RequestPart]: Variable }
  /** What expressions read, so far: each is asked about several times, and can be large. */
  readonly reads: WeakMap<Expression, readonly TemplateRead[]>
}

export function createFrame(): TemplateFrame {
  return {
    diagnostics: [],
    settingsReads: [],
    roots: new Map(templateRoots.map((name) => [name, variable(name)])),
    parts: {
      delivery: variable('delivery'),
      baseUrl: variable('baseUrl'),
      credentials: variable('credentials'),
      surroundings: variable('surroundings'),
      item: variable('item'),
    },
    reads: new WeakMap(),
  }
}

/** What of the roots an expression reads in the end. */
export function readsInFrame(
  { roots, reads }: TemplateFrame,
  expression: Expression,
): readonly TemplateRead[] {
  const known = reads.get(expression)
  if (known !== undefined) return known
  const names = new Map<Variable, string>([...roots].map(([name, root]) => [root, name]))
  const found = readsOf(expression).flatMap(({ from, keys }) => {
    const root = names.get(from)
    return root === undefined ? [] : [{ root, field: keys[0], keys }]
  })
  reads.set(expression, found)
  return found
}

/** What expressions can give where this is known of what they read. */
export function typesInFrame({ roots, parts }: TemplateFrame, known: TemplateTypes): TypeScope {
  const variables = [...roots, ...requestParts.map((part) => [part, parts[part]] as const)]
  return new TypeScope(variables.map(([name, variable]) => [variable, known[name] ?? anyType] as const))
}

/** An expression's value, with where each part of it comes from. */
export function explainInFrame(
  frame: TemplateFrame,
  body: Expression,
  maxWork: number = mostWork,
): (values: TemplateValues) => MappingExplanation {
  const { roots, parts } = frame
  const starts = new Map<Variable, readonly string[] | 'beside' | { readonly beside: string }>([
    ...[...roots].map(([name, root]) => [root, [name]] as const),
    ...requestParts.map((name) => [parts[name], { beside: name }] as const),
    [parts.surroundings, 'beside'],
  ])
  const explain = explainLambda(lowerInFrame(frame, body, maxWork), starts)
  return (values) => explain(...[...templateRoots, ...requestParts].map((name) => values[name]))
}

/** An expression as a function of the values of a template. */
export function lowerInFrame(
  { roots, parts }: TemplateFrame,
  body: Expression,
  maxWork: number = mostWork,
): LoweredFunction {
  return new LoweredFunction([...roots.values(), ...requestParts.map((part) => parts[part])], body, maxWork)
}
