import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { mostWork } from '../expressions/budget/most-work.js'
import { compileLambda, type Evaluation } from '../expressions/compile.js'
import { type Expression, type Lambda, type Variable, variable } from '../expressions/expression.js'
import { readsOf } from '../expressions/reads.js'
import { anyType, type Type } from '../expressions/types/type.js'
import { TypeScope } from '../expressions/types/type-of.js'
import { explainLambda, type MappingExplanation } from '../mappings/index.js'

/** What the templates of a definition read, besides `let`; which of it there is depends on the place. */
const templateRoots = ['payload', 'settings', 'auth', 'run', 'steps', 'items', 'group', 'response'] as const

export type TemplateRoot = (typeof templateRoots)[number]

/** What requests are built from besides that: no template can name it. `item` is `@` where one item is asked about. */
const requestParts = ['delivery', 'baseUrl', 'credentials', 'surroundings', 'item'] as const

type RequestPart = (typeof requestParts)[number]

/** The values that a compiled template is called with; what is left out is undefined. */
export type TemplateValues = { readonly [name in TemplateRoot | RequestPart]?: unknown }

/** What is known of these values before there are any; what is left out can be anything. */
export type TemplateTypes = { readonly [name in TemplateRoot | RequestPart]?: Type }

export type CompiledTemplate = (values: TemplateValues) => unknown

/** A path that a template reads: the root, the first key below it, which is missing for the whole, and all keys. */
export interface TemplateRead {
  readonly root: string
  readonly field: string | undefined
  readonly keys: readonly string[]
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
  }
}

/** What of the roots an expression reads in the end. */
export function readsInFrame({ roots }: TemplateFrame, expression: Expression): readonly TemplateRead[] {
  const names = new Map<Variable, string>([...roots].map(([name, root]) => [root, name]))
  return readsOf(expression).flatMap(({ from, keys }) => {
    const root = names.get(from)
    return root === undefined ? [] : [{ root, field: keys[0], keys }]
  })
}

/** What expressions can give where this is known of what they read. */
export function typesInFrame({ roots, parts }: TemplateFrame, known: TemplateTypes): TypeScope {
  const variables = [...roots, ...requestParts.map((part) => [part, parts[part]] as const)]
  return new TypeScope(variables.map(([name, variable]) => [variable, known[name] ?? anyType] as const))
}

/** The function that gives an expression's value; the order of the arguments is known here alone. */
export function compileInFrame(
  frame: TemplateFrame,
  body: Expression,
  evaluation: Evaluation,
  maxWork: number = mostWork,
): CompiledTemplate {
  const run = compileLambda(lambdaIn(frame, body, maxWork), evaluation)
  // In the order of the two lists above; written out, because every request is built through here.
  return (values) =>
    run(
      values.payload,
      values.settings,
      values.auth,
      values.run,
      values.steps,
      values.items,
      values.group,
      values.response,
      values.delivery,
      values.baseUrl,
      values.credentials,
      values.surroundings,
      values.item,
    )
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
  const explain = explainLambda(lambdaIn(frame, body, maxWork), starts)
  return (values) => explain(...[...templateRoots, ...requestParts].map((name) => values[name]))
}

function lambdaIn({ roots, parts }: TemplateFrame, body: Expression, maxWork: number): Lambda {
  return { parameters: [...roots.values(), ...requestParts.map((part) => parts[part])], body, maxWork }
}
