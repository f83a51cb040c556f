import { below, type Diagnostic } from '../diagnostics/diagnostic.js'
import { didYouMean } from '../diagnostics/suggest.js'
import { compileLambda, type Evaluation } from '../expressions/compile.js'
import { type Expression, objectOf, type Variable, variable } from '../expressions/expression.js'
import { readsOf } from '../expressions/reads.js'
import { substitute } from '../expressions/substitute.js'
import { pointerTo } from '../json/pointer.js'
import { isObject, type Json, type JsonObject } from '../json/value.js'
import {
  type LanguageOptions,
  lowerMapping,
  type Names,
  namesOf,
  rootScope,
  type Scope,
  type SurroundingsNames,
  surroundingsRead,
} from '../mappings/index.js'
import { type LowerQuery, lowerQuery } from '../triggers/index.js'
import type { FieldSchema, ObjectSchema } from './definition.js'

/** What the templates of a definition read, besides `let`. */
const templateRoots = ['payload', 'settings', 'auth', 'run'] as const

/** What requests are built from besides that: no template can name it. */
const requestParts = ['delivery', 'baseUrl', 'credentials', 'surroundings'] as const

/** The values that a compiled template is called with; what is left out is undefined. */
export type TemplateValues = {
  readonly [name in (typeof templateRoots)[number] | (typeof requestParts)[number]]?: unknown
}

export type CompiledTemplate = (values: TemplateValues) => unknown

/** An expression over the roots, ready to be compiled together with others. */
export interface Lowered {
  readonly expression: Expression
  /** The roots and the first field below each that it reads in the end, also through `let`; no field is the whole. */
  readonly reads: readonly { readonly root: string; readonly field: string | undefined }[]
}

/**
 * The scope of a definition's templates (definitions.md, Scope of a template): lowers mappings, texts and queries
 * that read `$.payload`, `$.settings`, `$.auth`, `$.let` and `$.run`, and collects every problem.
 */
export class TemplateScope {
  readonly diagnostics: Diagnostic[]
  readonly parts: { readonly [part in (typeof requestParts)[number]]: Variable }
  readonly lowerQuery: LowerQuery
  readonly #roots: ReadonlyMap<string, Variable>
  readonly #lets: readonly (readonly [string, Expression])[]
  readonly #declared: { readonly payload: ObjectSchema | undefined; readonly settings: ObjectSchema }

  constructor(
    readonly language: LanguageOptions,
    declared: { readonly payload: ObjectSchema | undefined; readonly settings: ObjectSchema },
    parent?: {
      readonly roots: ReadonlyMap<string, Variable>
      readonly parts: TemplateScope['parts']
      readonly lets: readonly (readonly [string, Expression])[]
      readonly diagnostics: Diagnostic[]
    },
  ) {
    this.lowerQuery = language.lowerQuery ?? lowerQuery
    this.#declared = declared
    this.#roots = parent?.roots ?? new Map(templateRoots.map((name) => [name, variable(name)]))
    this.parts = parent?.parts ?? {
      delivery: variable('delivery'),
      baseUrl: variable('baseUrl'),
      credentials: variable('credentials'),
      surroundings: variable('surroundings'),
    }
    this.#lets = parent?.lets ?? []
    this.diagnostics = parent?.diagnostics ?? []
  }

  /** The same scope in which `let`s can be read, the later ones over the earlier ones. */
  withLets(lets: JsonObject | undefined, pointer: string): TemplateScope {
    return Object.entries(lets ?? {}).reduce<TemplateScope>((scope, [name, mapping]) => {
      const { expression } = scope.mapping(mapping, pointerTo(pointer, name))
      const others = scope.#lets.filter(([known]) => known !== name)
      return scope.#derive(scope.#declared, [...others, [name, expression]])
    }, this)
  }

  /** The same scope for the templates of one action, whose payload has these fields. */
  withPayload(payload: ObjectSchema): TemplateScope {
    return this.#derive({ ...this.#declared, payload }, this.#lets)
  }

  #derive(
    declared: { readonly payload: ObjectSchema | undefined; readonly settings: ObjectSchema },
    lets: readonly (readonly [string, Expression])[],
  ): TemplateScope {
    return new TemplateScope(this.language, declared, {
      roots: this.#roots,
      parts: this.parts,
      lets,
      diagnostics: this.diagnostics,
    })
  }

  mapping(mapping: Json, pointer: string): Lowered {
    return this.#lower(pointer, (names) => lowerMapping(mapping, names, this.language))
  }

  /** Anything that is written in the mapping language but is no mapping by itself, such as a text with holes. */
  build(pointer: string, make: (scope: Scope) => Expression): Lowered {
    return this.#lower(pointer, (names) => {
      const diagnostics: Diagnostic[] = []
      const expression = make(rootScope(names, this.language, diagnostics))
      return { expression, diagnostics }
    })
  }

  /** A query over `payload`, `settings`, …, written without `$.`. */
  condition(source: string, pointer: string): Lowered {
    return this.#lower(pointer, ({ root }) => this.lowerQuery(source, { root, subject: 'anything' }))
  }

  /** What of the surroundings of a run an expression reads. */
  surroundingsRead(expression: Expression): SurroundingsNames {
    return surroundingsRead(expression, this.parts.surroundings)
  }

  /** What is needed when a connection is made: it is known before any event, so only settings may be read. */
  onlySettings({ expression, reads }: Lowered, pointer: string): Expression {
    const other = reads.find(({ root }) => root !== 'settings')?.root
    const [surrounding] = this.surroundingsRead(expression)
    const what = other === undefined ? surroundingsInWords.get(surrounding) : `$.${other}`
    if (what !== undefined)
      this.problem('definition/request', pointer, `this is known before any event: it can not read ${what}`, {
        hint: 'read $.settings, or a $.let that reads nothing else',
      })
    return expression
  }

  /** What names something that is not declared is `definition/reference`. */
  problem(
    code: 'definition/reference' | 'definition/request',
    pointer: string,
    message: string,
    hint?: { readonly hint?: string },
  ): void {
    this.diagnostics.push({ code, severity: 'error', message, pointer, ...hint })
  }

  /** The function that gives the expression's value; the order of the arguments is known here alone. */
  compile(expression: Expression, evaluation: Evaluation): CompiledTemplate {
    const { delivery, baseUrl, credentials, surroundings } = this.parts
    const parameters = [...this.#roots.values(), delivery, baseUrl, credentials, surroundings]
    const run = compileLambda({ parameters, body: expression }, evaluation)
    return (values) =>
      run(
        values.payload,
        values.settings,
        values.auth,
        values.run,
        values.delivery,
        values.baseUrl,
        values.credentials,
        values.surroundings,
      )
  }

  #lower(
    pointer: string,
    make: (names: Names) => {
      readonly expression: Expression
      readonly diagnostics: readonly Diagnostic[]
    },
  ): Lowered {
    const root = variable('$')
    const { surroundings } = this.parts
    const { expression, diagnostics } = make({
      ...namesOf(root),
      surroundings,
      within: `definition${pointer}`,
    })
    this.diagnostics.push(...below(pointer, diagnostics))
    for (const { from, keys } of readsOf(expression))
      if (from === root) this.#checkRead(keys[0], keys[1], pointer)
    const scope = objectOf([...this.#roots, ['let', objectOf(this.#lets)]])
    const inRoots = substitute(expression, root, scope)
    return { expression: inRoots, reads: this.#readsOf(inRoots) }
  }

  #readsOf(expression: Expression): Lowered['reads'] {
    const names = new Map([...this.#roots].map(([name, root]) => [root, name]))
    return readsOf(expression).flatMap(({ from, keys }) => {
      const root = names.get(from)
      return root === undefined ? [] : [{ root, field: keys[0] }]
    })
  }

  #checkRead(root: string | undefined, field: string | undefined, pointer: string): void {
    const roots = [...templateRoots, 'let']
    if (root === undefined) {
      const message = 'the whole scope is read, with all settings and their secrets in it'
      this.problem('definition/reference', pointer, message, { hint: 'say which part: $.payload' })
    } else if (!roots.includes(root)) {
      const names = roots.map((name) => `$.${name}`).join(', ')
      this.problem(
        'definition/reference',
        pointer,
        `there is no $.${root} here; there is ${names}`,
        didYouMean(root, roots),
      )
    } else if (field !== undefined) {
      const known = this.#fieldsOf(root)
      if (known !== undefined && !known.includes(field))
        this.problem(
          'definition/reference',
          pointer,
          `$.${root}.${field} is read, but not declared`,
          didYouMean(field, known),
        )
    }
  }

  /** The names below a root, or undefined where any name may be there. */
  #fieldsOf(root: string): readonly string[] | undefined {
    if (root === 'let') return this.#lets.map(([name]) => name)
    if (root === 'settings') return declaredNames(this.#declared.settings)
    return root === 'payload' && this.#declared.payload !== undefined
      ? declaredNames(this.#declared.payload)
      : undefined
  }
}

/** What surrounds a run, in words. */
const surroundingsInWords: ReadonlyMap<string | undefined, string> = new Map([
  ['now', 'the clock'],
  ['seed', 'what is random'],
])

/** The names that a schema declares, or undefined where it takes any. */
export function declaredNames(schema: FieldSchema): readonly string[] | undefined {
  const { additionalProperties, properties } = schema
  return additionalProperties === true || isObject(additionalProperties)
    ? undefined
    : Object.keys(properties ?? {})
}
