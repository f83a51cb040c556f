import { below, type Diagnostic } from '../diagnostics/diagnostic.js'
import { compileLambda } from '../expressions/compile.js'
import {
  type Expression,
  nothing,
  objectOf,
  read,
  type Variable,
  variable,
} from '../expressions/expression.js'
import type { LoweredFunction } from '../expressions/lowered-function.js'
import { place } from '../expressions/place.js'
import { readsOf } from '../expressions/reads.js'
import { substitute } from '../expressions/substitute.js'
import type { TypeScope } from '../expressions/types/type-of.js'
import { pointerTo } from '../json/pointer.js'
import { entriesOf, type Json, type JsonObject } from '../json/value.js'
import { once } from '../lazy/once.js'
import {
  lowerMapping,
  type MappingExplanation,
  type Names,
  rootScope,
  type Scope,
  type SurroundingsNames,
  surroundingsRead,
} from '../mappings/index.js'
import { explainTrigger, type LowerQuery, lowerQuery, type TriggerExplanation } from '../triggers/index.js'
import { placeOfRead } from './place-of-read.js'
import type { ObjectSchema } from './schema-definition.js'
import {
  createFrame,
  explainInFrame,
  type Lowered,
  lowerInFrame,
  readsInFrame,
  type SettingsRead,
  type TemplateFrame,
  typesInFrame,
} from './template-frame.js'
import type { TemplateLanguage } from './template-language.js'
import {
  answerNames,
  declaredNames,
  outermostPlace,
  readProblem,
  rootAt,
  type TemplatePlace,
  unknownBeforeEvents,
} from './template-place.js'
import { linkTemplate, type TemplateTypes, type TemplateValues } from './template-values.js'

/** What to do about a problem. */
type Hint = Pick<Diagnostic, 'hint'>

/**
 * The scope of a definition's templates (definitions.md, Scope of a template): lowers mappings, texts and queries
 * that read `$.payload`, `$.settings`, `$.let` and what else there is at their place, and collects every problem.
 */
export class TemplateScope {
  readonly lowerQuery: LowerQuery
  readonly diagnostics: Diagnostic[]
  readonly parts: TemplateFrame['parts']
  readonly #frame: TemplateFrame
  readonly #place: TemplatePlace
  /** What `$` stands for. */
  readonly #root: () => Expression

  private constructor(
    readonly language: TemplateLanguage,
    frame: TemplateFrame,
    place: TemplatePlace,
  ) {
    this.lowerQuery = language.lowerQuery ?? lowerQuery
    this.#frame = frame
    this.#place = place
    this.#root = once(() => rootAt(place, frame))
    this.diagnostics = frame.diagnostics
    this.parts = frame.parts
  }

  /** The scope of what stands in the definition itself. */
  static of(language: TemplateLanguage, settings: ObjectSchema): TemplateScope {
    return new TemplateScope(language, createFrame(), outermostPlace(settings))
  }

  /** The same scope in which `let`s can be read, the later ones over the earlier ones. */
  withLets(lets: JsonObject | undefined, pointer: string): TemplateScope {
    return entriesOf(lets ?? {}).reduce<TemplateScope>((scope, [name, mapping]) => {
      const { expression } = scope.mapping(mapping, pointerTo(pointer, name))
      const others = scope.#place.lets.filter(([known]) => known !== name)
      return scope.#at({ lets: [...others, [name, expression]] })
    }, this)
  }

  /** The same scope for the templates of one action, whose payload has these fields. */
  withPayload(payload: ObjectSchema): TemplateScope {
    return this.#showing([['payload', declaredNames(payload)]])
  }

  /** The same scope for the templates of one action, which may read settings of its own. */
  withSettings(settings: ObjectSchema): TemplateScope {
    return this.#showing([['settings', declaredNames(settings)]])
  }

  /** The same scope for requests some of which come after the answers of others. */
  withSteps(ids: readonly string[]): TemplateScope {
    return this.#showing([['steps', ids]])
  }

  /** The names that can be read below a root here; undefined where any may be there, or none. */
  names(root: string): readonly string[] | undefined {
    return this.#place.visible.get(root)
  }

  /** The same scope for what is made of many payloads at once: there is no single one. */
  forBatch(): TemplateScope {
    const visible = new Map(this.#place.visible)
    visible.delete('payload')
    return this.#at({ visible: visible.set('items', undefined).set('group', undefined) })
  }

  /** The same scope for what is asked of an answer, with short names for its parts. */
  forAnswer(): TemplateScope {
    return this.#showing([
      ['response', answerNames],
      ...answerNames.map((name) => [name, undefined] as const),
    ])
  }

  /** The same scope for what is made of a request: its parts are `$.request`. */
  ofRequest(parts: readonly (readonly [name: string, value: Expression])[]): TemplateScope {
    const visible = new Map(this.#place.visible).set(
      'request',
      parts.map(([name]) => name),
    )
    return this.#at({ visible, request: objectOf(parts) })
  }

  /** The same scope for what is asked of one item of a batch, which is `@`. */
  forItem(): TemplateScope {
    return this.#at({ elements: new Map([['', this.parts.item]]) })
  }

  /** The same scope inside of a loop: `@` is the element, `@index` its place. */
  inLoop(): { readonly scope: TemplateScope; readonly element: Variable; readonly index: Variable } {
    const [element, index] = [variable('element'), variable('index')] as const
    const elements = new Map([
      ['', element],
      ['index', index],
    ])
    return { scope: this.#at({ elements, indices: [...this.#place.indices, index] }), element, index }
  }

  #showing(names: readonly (readonly [string, readonly string[] | undefined])[]): TemplateScope {
    return this.#at({ visible: new Map([...this.#place.visible, ...names]) })
  }

  #at(change: Partial<TemplatePlace>): TemplateScope {
    return new TemplateScope(this.language, this.#frame, { ...this.#place, ...change })
  }

  mapping(mapping: Json, pointer: string): Lowered {
    return this.#lower(pointer, (names) => lowerMapping(mapping, names, this.language), mapping)
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
    return this.#lower(pointer, ({ root, elements }) => {
      const scope = { root, elements, element: elements.get(''), subject: 'anything' } as const
      const { expression, diagnostics } = this.lowerQuery(source, scope)
      return { expression: place(expression, pointer), diagnostics: below(pointer, diagnostics) }
    })
  }

  /** What of the surroundings of a run an expression reads. */
  surroundingsRead(expression: Expression): SurroundingsNames {
    return surroundingsRead(expression, this.parts.surroundings)
  }

  /** The access token that the configuration carries. */
  get accessToken(): Expression {
    return this.#held('accessToken')
  }

  /** The refresh token that was held last. */
  get refreshToken(): Expression {
    return this.#held('refreshToken')
  }

  #held(name: string): Expression {
    const auth = this.#frame.roots.get('auth')
    return auth === undefined ? nothing : read(auth, name)
  }

  /** Where settings are read, so far. */
  get settingsReads(): readonly SettingsRead[] {
    return this.#frame.settingsReads
  }

  /** What is needed when a connection is made: it is known before any event, so only settings may be read. */
  onlySettings(lowered: Lowered, pointer: string): Expression {
    return this.beforeEvents(lowered, pointer, ['settings'])
  }

  /** What is known before any event: it reads nothing but these roots. */
  beforeEvents(
    { expression, reads }: Lowered,
    pointer: string,
    roots: readonly ('settings' | 'auth')[],
  ): Expression {
    const unknown = unknownBeforeEvents(reads, roots, this.surroundingsRead(expression))
    const message = `this is known before any event: it can not read ${unknown}`
    const hint = 'read $.settings, or a $.let that reads nothing else'
    if (unknown !== undefined) this.problem('definition/request', pointer, message, { hint })
    return expression
  }

  /** What names something that is not declared is `definition/reference`. */
  problem(
    code: 'definition/reference' | 'definition/request' | 'definition/step',
    pointer: string,
    message: string,
    hint?: Hint,
  ): void {
    this.diagnostics.push({ code, severity: 'error', message, pointer, ...hint })
  }

  /** What is allowed and yet can not have been meant. */
  warning(code: 'definition/step', pointer: string, message: string, hint?: Hint): void {
    this.diagnostics.push({ code, severity: 'warning', message, pointer, ...hint })
  }

  /** The function of the values of a template that gives the expression's value. */
  asFunction(expression: Expression): LoweredFunction {
    return lowerInFrame(this.#frame, expression, this.language.maxWork)
  }

  /** What expressions can give where this is known of what they read. */
  types(known: TemplateTypes): TypeScope {
    return typesInFrame(this.#frame, known)
  }

  /** The expression's value, with where each part of it comes from. */
  explain(expression: Expression): (values: TemplateValues) => MappingExplanation {
    return explainInFrame(this.#frame, expression, this.language.maxWork)
  }

  /** Why a query holds for values, or does not. */
  explainCondition(source: string): (values: TemplateValues) => TriggerExplanation {
    const root = this.asFunction(this.#root())
    const whole = linkTemplate(root, (part) => compileLambda(part, 'closures'))
    const { maxWork } = this.language
    const options = maxWork === undefined ? {} : { maxWork }
    return (values) => explainTrigger(source, whole(values), options)
  }

  #lower(pointer: string, make: (names: Names) => ReturnType<typeof lowerMapping>, mapping?: Json): Lowered {
    const root = variable('$')
    const { surroundings } = this.parts
    const { elements, indices } = this.#place
    const { expression, diagnostics } = make({
      root,
      elements,
      indices,
      loops: indices.length,
      surroundings,
      pointer,
      within: 'definition',
    })
    this.diagnostics.push(...diagnostics)
    for (const { from, keys } of readsOf(expression))
      if (from === root) this.#checkRead(keys, placeOfRead(mapping, keys, pointer))
    const inRoots = substitute(expression, root, this.#root())
    const reads = this.readsIn(inRoots)
    for (const { root, field } of reads)
      if (root === 'settings') this.#frame.settingsReads.push({ field, pointer })
    return { expression: inRoots, reads }
  }

  /** What of the roots an expression reads in the end. */
  readsIn(expression: Expression): Lowered['reads'] {
    return readsInFrame(this.#frame, expression)
  }

  #checkRead([root, field]: readonly string[], pointer: string): void {
    const problem = readProblem(this.#place, root, field)
    if (problem !== undefined) this.problem('definition/reference', pointer, problem.message, problem)
  }
}
