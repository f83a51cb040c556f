import type { DiagnosticCode } from '../diagnostics/codes.js'
import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { type Expression, nothing, read, type Variable, variable } from '../expressions/expression.js'
import { place } from '../expressions/place.js'
import { pointerTo } from '../json/pointer.js'
import type { Json } from '../json/value.js'
import type { DirectiveRoutine } from './directive.js'
import type { MappingFunction } from './functions.js'
import { lowerConstant, lowerPlain } from './lower.js'
import { lowerPath } from './lower-path.js'
import { lowerTemplate } from './lower-template.js'
import type { Surroundings } from './surroundings.js'

/** A query inside a mapping, as an expression; problems are the query's own, with ranges. */
export type LowerCondition = (
  source: string,
  names: Names,
) => { readonly expression: Expression; readonly diagnostics: readonly Diagnostic[] }

/** What the language consists of where a mapping is compiled: a value that is passed in, not a global. */
export interface Language {
  readonly directives: ReadonlyMap<string, DirectiveRoutine>
  /** What `@call` can call. */
  readonly functions: ReadonlyMap<string, MappingFunction>
  readonly lowerCondition: LowerCondition
  /** Whether keys of objects that are written out say where values go: `info.name`. */
  readonly expandsKeys: boolean
  /** How deep objects, lists and directives may nest. */
  readonly maxDepth: number
  /** How many steps a mapping may come to, where what `@transform` applied counts in each place that reads it. */
  readonly maxWeight: number
  /** How long a pattern or replacement of `@replace` may be. */
  readonly maxReplaceLength: number
  /** How many characters a template of `@liquid` may have. */
  readonly maxLiquidLength: number
  /** What one rendering of `@liquid` may cost, in characters and elements. */
  readonly maxLiquidWork: number
  /** How many steps of work one run may come to. */
  readonly maxWork: number
}

/** What paths in a mapping can start from. */
export interface Names {
  /** What `$` stands for. */
  readonly root: Expression
  /** What `@`, `@index` and `@name` stand for, by what follows the `@`: empty, `index`, a name. */
  readonly elements: ReadonlyMap<string, Expression>
  /** True below a directive that is wrong itself: which elements there would be is not known. */
  readonly unknownElements?: boolean
  /** How many loops are around. */
  readonly loops?: number
  /** The places in them, the outermost first; also in those that only move `$` on to an element. */
  readonly indices?: readonly Variable[]
  /** What stands for the `Surroundings` of a run; left out where nothing is given beside the data. */
  readonly surroundings?: Expression
  /** Where the mapping itself stands, as a JSON Pointer, in something that holds several; the root where it is left out. */
  readonly pointer?: string
  /** What holds the mapping: with it and the pointer `scope.place` is the only one in a run. */
  readonly within?: string
}

/** What a diagnostic says beside its message: what to do, and where in a text. */
export type Details = Pick<Diagnostic, 'hint' | 'source' | 'range'>

/** Each loop inside another multiplies what an event can cost; more than these nobody has needed. */
const mostLoops = 4

/**
 * Where a mapping is being lowered: what its paths start from, which directives there are, the place for
 * diagnostics. Immutable but for the list of problems that all scopes of one mapping share.
 */
export class Scope {
  constructor(
    readonly language: Language,
    readonly names: Names,
    readonly pointer: string,
    readonly depth: number,
    private readonly problems: Diagnostic[],
  ) {}

  /** The expression for a mapping that stands at `key` (one or more steps) below this place. */
  lower(mapping: Json, ...keys: readonly (string | number)[]): Expression {
    return lowerPlain(mapping, this.below(...keys))
  }

  /** The expression for JSON in which nothing is a directive. */
  constant(value: Json, ...keys: readonly (string | number)[]): Expression {
    return lowerConstant(value, this.below(...keys))
  }

  path(text: string, ...keys: readonly (string | number)[]): Expression {
    return lowerPath(text, this.below(...keys))
  }

  template(text: string, ...keys: readonly (string | number)[]): Expression {
    return lowerTemplate(text, this.below(...keys))
  }

  condition(source: string, ...keys: readonly (string | number)[]): Expression {
    const { pointer } = this.below(...keys)
    const { expression, diagnostics } = this.language.lowerCondition(source, this.names)
    for (const diagnostic of diagnostics) this.problems.push({ ...diagnostic, pointer })
    return place(expression, pointer)
  }

  below(...keys: readonly (string | number)[]): Scope {
    return new Scope(
      this.language,
      this.names,
      keys.reduce<string>(pointerTo, this.pointer),
      this.depth + keys.length,
      this.problems,
    )
  }

  /** Another place in the same mapping, by its whole pointer. */
  at(pointer: string): Scope {
    return new Scope(this.language, this.names, pointer, this.depth, this.problems)
  }

  /** The same place, for what comes to stand so many levels further down. */
  deeper(levels: number): Scope {
    return new Scope(this.language, this.names, this.pointer, this.depth + levels, this.problems)
  }

  /** The same place where `$` stands for something else; in a loop, for the element at an index. */
  withRoot(root: Expression, index?: Variable): Scope {
    const indices = index === undefined ? this.indices : [...this.indices, index]
    return new Scope(this.language, { ...this.names, root, indices }, this.pointer, this.depth, this.problems)
  }

  /** The same place where paths may start from any element. */
  withUnknownElements(): Scope {
    const names = { ...this.names, unknownElements: true }
    return new Scope(this.language, names, this.pointer, this.depth, this.problems)
  }

  /** The same place inside a loop: `@` and, where it is named, `@name` are its element, `@index` its place. */
  withElement(name: string | undefined): {
    readonly scope: Scope
    readonly element: Variable
    readonly index: Variable
  } {
    const loops = (this.names.loops ?? 0) + 1
    if (loops > mostLoops) this.problem('map/limit', `loops nest at most ${mostLoops} deep`)
    const element = variable(name ?? 'element')
    const index = variable('index')
    const indices = [...this.indices, index]
    const elements = new Map<string, Expression>([...this.names.elements, ['', element], ['index', index]])
    if (name !== undefined) elements.set(name, element)
    const scope = new Scope(
      this.language,
      { ...this.names, elements, loops, indices },
      this.pointer,
      this.depth,
      this.problems,
    )
    return { scope, element, index }
  }

  /** What is given beside the data, for directives that know more than it: nothing where it is not. */
  given(name: keyof Surroundings): Expression {
    const { surroundings } = this.names
    return surroundings === undefined ? nothing : read(surroundings, name)
  }

  /** The places in the loops that are around, the outermost first. */
  get indices(): readonly Variable[] {
    return this.names.indices ?? []
  }

  /** This place among all mappings of a run; together with `indices` no two values are made at one. */
  get place(): string {
    return `${this.names.within ?? ''}${this.pointer}`
  }

  /** Reports a problem at this place and gives an expression to go on with, so that all problems are found. */
  problem(code: DiagnosticCode, message: string, details?: Details): Expression {
    this.problems.push({ code, severity: 'error', message, pointer: this.pointer, ...details })
    return nothing
  }

  /** Reports what is allowed and yet can not have been meant. */
  warning(code: DiagnosticCode, message: string, details?: Details): void {
    this.problems.push({ code, severity: 'warning', message, pointer: this.pointer, ...details })
  }
}
