import { below, type Diagnostic, hasErrors } from '../diagnostics/diagnostic.js'
import { didYouMean } from '../diagnostics/suggest.js'
import { compileLambda, type Evaluation } from '../expressions/compile.js'
import { type Expression, nothing, objectOf, type Variable, variable } from '../expressions/expression.js'
import type { NativeFunction } from '../expressions/native.js'
import { readsOf } from '../expressions/reads.js'
import { substitute } from '../expressions/substitute.js'
import { isObject, type Json, type JsonObject } from '../json/value.js'
import { type LanguageOptions, lowerMapping, namesOf, rootScope, type Scope } from '../mappings/index.js'
import { checkFql, lowerFql, parseFql } from '../triggers/index.js'
import type { FieldSchema, ObjectSchema } from './definition.js'

/** What the templates of a definition read, besides `let`: each is an argument of the compiled template. */
export const templateRoots = ['payload', 'settings', 'auth', 'run'] as const

export type TemplateRoot = (typeof templateRoots)[number]

/** The values that a compiled template is called with, in the order of `templateRoots`. */
export type TemplateArguments = readonly [payload: unknown, settings: unknown, auth: unknown, run: unknown]

/** An expression over the roots, ready to be compiled together with others. */
export interface Lowered {
  readonly expression: Expression
  /** The roots and the first field below each that it can read; without a field where it takes the whole. */
  readonly reads: readonly { readonly root: string; readonly field: string | undefined }[]
}

/**
 * The scope of a definition's templates (definitions.md, Scope of a template): lowers mappings, texts and queries
 * that read `$.payload`, `$.settings`, `$.auth`, `$.let` and `$.run`, and collects every problem.
 */
export class TemplateScope {
  readonly diagnostics: Diagnostic[]
  readonly #roots: ReadonlyMap<string, Variable>
  readonly #lets: readonly (readonly [string, Expression])[]
  readonly #declared: { readonly payload: ObjectSchema | undefined; readonly settings: ObjectSchema }

  constructor(
    readonly language: LanguageOptions,
    declared: { readonly payload: ObjectSchema | undefined; readonly settings: ObjectSchema },
    parent?: {
      readonly roots: ReadonlyMap<string, Variable>
      readonly lets: readonly (readonly [string, Expression])[]
      readonly diagnostics: Diagnostic[]
    },
  ) {
    this.#declared = declared
    this.#roots = parent?.roots ?? new Map(templateRoots.map((name) => [name, variable(name)]))
    this.#lets = parent?.lets ?? []
    this.diagnostics = parent?.diagnostics ?? []
  }

  /** The same scope in which `let`s can be read, the later ones over the earlier ones. */
  withLets(lets: JsonObject | undefined, pointer: string): TemplateScope {
    return Object.entries(lets ?? {}).reduce<TemplateScope>((scope, [name, mapping]) => {
      const { expression } = scope.mapping(mapping, `${pointer}/${name}`)
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
      lets,
      diagnostics: this.diagnostics,
    })
  }

  mapping(mapping: Json, pointer: string): Lowered {
    return this.#lower(pointer, (root) => lowerMapping(mapping, namesOf(root), this.language))
  }

  /** Anything that is written in the mapping language but is no mapping by itself, such as a text with holes. */
  build(pointer: string, make: (scope: Scope) => Expression): Lowered {
    return this.#lower(pointer, (root) => {
      const diagnostics: Diagnostic[] = []
      const expression = make(rootScope(namesOf(root), this.language, diagnostics))
      return { expression, diagnostics }
    })
  }

  /** A query over `payload`, `settings`, …, written without `$.`. */
  condition(source: string, pointer: string): Lowered {
    return this.#lower(pointer, (root) => {
      const diagnostics = checkFql(source)
      const expression = hasErrors(diagnostics) ? nothing : lowerFql(parseFql(source).ast, { root })
      return { expression, diagnostics }
    })
  }

  problem(pointer: string, message: string, hint?: { readonly hint?: string }): void {
    this.diagnostics.push({ code: 'definition/reference', severity: 'error', message, pointer, ...hint })
  }

  /** The roots that a lowered expression reads in the end, also through `let`. */
  rootsOf(expression: Expression): readonly string[] {
    const variables = new Set(readsOf(expression).map(({ from }) => from))
    return [...this.#roots].filter(([, root]) => variables.has(root)).map(([name]) => name)
  }

  /** The function of `payload, settings, auth, run` that gives the expression's value. */
  compile(expression: Expression, evaluation: Evaluation, extra: readonly Variable[] = []): NativeFunction {
    return compileLambda({ parameters: [...this.#roots.values(), ...extra], body: expression }, evaluation)
  }

  #lower(
    pointer: string,
    make: (root: Variable) => {
      readonly expression: Expression
      readonly diagnostics: readonly Diagnostic[]
    },
  ): Lowered {
    const root = variable('$')
    const { expression, diagnostics } = make(root)
    this.diagnostics.push(...below(pointer, diagnostics))
    const reads = readsOf(expression)
      .filter(({ from }) => from === root)
      .map(({ keys }) => ({ root: keys[0], field: keys[1] }))
    const known = reads.flatMap(({ root, field }) => (root === undefined ? [] : [{ root, field }]))
    for (const read of known) this.#checkRead(read.root, read.field, pointer)
    const scope = objectOf([...this.#roots, ['let', objectOf(this.#lets)]])
    return { expression: substitute(expression, root, scope), reads: known }
  }

  #checkRead(root: string, field: string | undefined, pointer: string): void {
    const roots = [...templateRoots, 'let']
    if (!roots.includes(root)) {
      const names = roots.map((name) => `$.${name}`).join(', ')
      this.problem(pointer, `there is no $.${root} here; there is ${names}`, didYouMean(root, roots))
    } else if (field !== undefined) {
      const known = this.#fieldsOf(root)
      if (known !== undefined && !known.includes(field))
        this.problem(pointer, `$.${root}.${field} is read, but not declared`, didYouMean(field, known))
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

function declaredNames(schema: FieldSchema): readonly string[] | undefined {
  const { additionalProperties, properties } = schema
  return additionalProperties === true || isObject(additionalProperties)
    ? undefined
    : Object.keys(properties ?? {})
}
