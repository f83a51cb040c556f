import type { Call, Expression, Loop, Variable } from '../expression.js'
import { kindsOf, list, object, string } from '../kinds.js'
import type { Looks } from '../native.js'

/** A value in a loop that is counted to hold the data more often than so is measured, and from there on counts once. */
const mostInLoop = 64

/** A result that holds the data more often than so is measured. */
const mostInResult = 256

/** So many calls may look at the whole data each before they are counted. */
const mostCalls = 500

/**
 * How often the data can be in the value of a node, its copies in all rounds of the loops around together. A part of
 * an element is there once for all rounds; what comes from outside of a loop is there once for each round, so its
 * number has no end. Whatever has too large a number is written down, to be measured when it runs.
 */
export class Growth {
  readonly looks = new Map<Call, Looks>()
  readonly kept = new Map<Expression, Set<Expression>>()
  readonly #owners: ReadonlyMap<Variable, Loop>
  readonly #elements = new Map<Loop, number>()
  readonly #known = new Map<Loop | undefined, Map<Expression, number>>()
  readonly #chargesAll: boolean

  constructor(
    loops: readonly Loop[],
    readonly inside: ReadonlyMap<Loop, ReadonlySet<Expression>>,
    readonly shared: ReadonlySet<Expression>,
    nodes: readonly Expression[],
  ) {
    this.#owners = new Map(loops.flatMap((loop) => [[loop.element, loop] as const, [loop.index, loop]]))
    const looking = nodes.filter((node) => node.kind === 'call' && looksOf(node) !== 'nowhere')
    this.#chargesAll = looking.length > mostCalls
  }

  /** Whether a result has to be measured. */
  isLarge(body: Expression): boolean {
    return this.#times(body, undefined) > mostInResult
  }

  #times(node: Expression, around: Loop | undefined): number {
    const known = this.#known.get(around) ?? new Map<Expression, number>()
    this.#known.set(around, known)
    const before = known.get(node)
    if (before !== undefined) return before
    const times = this.#count(node, around)
    const repeated = times > 0 && this.#isRepeated(node, around) ? Number.POSITIVE_INFINITY : times
    const given = (kindsOf(node) & (string | list | object)) === 0 ? 0 : repeated
    known.set(node, given)
    return given
  }

  /** One value that stands in every round. */
  #isRepeated(node: Expression, around: Loop | undefined): boolean {
    return around !== undefined && this.shared.has(node) && this.inside.get(around)?.has(node) !== true
  }

  #count(node: Expression, around: Loop | undefined): number {
    switch (node.kind) {
      case 'literal':
        return 0
      case 'variable':
        return this.#ofVariable(node, around)
      case 'read':
        return this.#times(node.from, around)
      case 'object':
        return sum(node.entries.map(([, value]) => this.#keep(node, value, around)))
      case 'list':
        return sum(node.items.map((item) => this.#keep(node, item, around)))
      case 'call':
        return this.#ofCall(node, around)
      case 'conditional':
        this.#times(node.test, around)
        return Math.max(this.#times(node.then, around), this.#times(node.otherwise, around))
      case 'coalesce':
        return Math.max(0, ...node.values.map((value) => this.#times(value, around)))
      case 'and':
      case 'or':
        return sum(node.operands.map((operand) => this.#times(operand, around)))
      case 'not':
        return this.#times(node.operand, around)
      case 'loop':
        return this.#ofLoop(node, around)
    }
  }

  #ofVariable(variable: Variable, around: Loop | undefined): number {
    const owner = this.#owners.get(variable)
    if (owner === undefined) return around === undefined ? 1 : Number.POSITIVE_INFINITY
    if (variable === owner.index) return 0
    return owner === around ? (this.#elements.get(owner) ?? 1) : Number.POSITIVE_INFINITY
  }

  #ofLoop(loop: Loop, around: Loop | undefined): number {
    const elements = Math.max(1, this.#times(loop.list, around))
    if (elements > (this.#elements.get(loop) ?? 0)) {
      this.#elements.set(loop, elements)
      this.#known.delete(loop)
    }
    if (loop.where !== undefined) this.#times(loop.where, loop)
    if (loop.mode === 'map') return Math.max(1, this.#keep(loop, loop.body, loop))
    this.#times(loop.body, loop)
    return loop.mode === 'find' ? elements : 0
  }

  #ofCall(call: Call, around: Loop | undefined): number {
    const times = call.args.map((arg) => this.#times(arg, around))
    if (call.native.count !== undefined) return Math.min(1, sum(times))
    const looks = looksOf(call)
    const isCharged = around !== undefined || this.#chargesAll || sum(times) > mostInLoop
    if (looks === 'nowhere' || !isCharged) return sum(times)
    this.looks.set(call, looks)
    return looks === 'everywhere' ? Math.min(1, sum(times)) : sum(times)
  }

  /** The number of a value that becomes a part of what `keeper` makes; too large a one is measured. */
  #keep(keeper: Expression, value: Expression, around: Loop | undefined): number {
    const times = this.#times(value, around)
    if (around === undefined || times <= mostInLoop) return times
    this.kept.set(keeper, (this.kept.get(keeper) ?? new Set()).add(value))
    return 1
  }
}

function looksOf({ native, args }: Call): Looks {
  if (native.is !== undefined || native.asksKind === true) return 'nowhere'
  return native.looks?.(args) ?? 'everywhere'
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
