import {
  and,
  type Expression,
  listOf,
  literal,
  not,
  nothing,
  objectOf,
  or,
  read,
} from '../expressions/expression.js'
import { boolean, kindsOf } from '../expressions/kinds.js'
import type { FqlCall, FqlComparison, FqlNode, FqlPath } from './ast.js'
import { calledBy } from './functions/called.js'
import type { FqlRoutine } from './functions/function.js'
import { lowerEqual } from './operators/equal.js'
import { lowerMember } from './operators/member.js'
import { lowerAtMost, lowerLess } from './operators/order.js'
import { SomeElements } from './some-elements.js'

/** Where a node stands: what `@` is there, and who collects its `$` segments. */
interface Place {
  readonly element: Expression | undefined
  readonly some: SomeElements
}

/** Turns a tree without errors into an expression; see triggers.md for what each node means. */
export class Lowering {
  constructor(
    readonly root: Expression,
    readonly elements: ReadonlyMap<string, Expression>,
    readonly functions: readonly FqlRoutine[],
  ) {}

  /** A node where only true counts: the expression is true or false. */
  condition(node: FqlNode, element: Expression | undefined): Expression {
    const some = new SomeElements()
    const value = this.value(node, { element, some })
    const truth = value.kind === 'literal' ? literal(value.value === true) : asBoolean(value)
    return some.around(truth)
  }

  /**
   * For an observer: `held` is an object with the values of `nodes` by their index, and `body`, which is always
   * false, evaluates it for every choice of elements that their `$` segments stand for.
   */
  combinations(
    nodes: readonly FqlNode[],
    element: Expression | undefined,
  ): { readonly held: Expression; readonly body: Expression } {
    const some = new SomeElements()
    const held = objectOf(nodes.map((node, index) => [String(index), this.value(node, { element, some })]))
    return { held, body: some.around(and([held])) }
  }

  private value(node: FqlNode, place: Place): Expression {
    switch (node.kind) {
      case 'and':
        return and(node.operands.map((operand) => this.condition(operand, place.element)))
      case 'or':
        return or(node.operands.map((operand) => this.condition(operand, place.element)))
      case 'not':
        return not(this.condition(node.operand, place.element))
      case 'comparison':
        return this.comparison(node, place.element)
      case 'call':
        return this.call(node, place)
      case 'list':
        return listOf(node.items.map((item) => this.value(item, place)))
      case 'path':
        return this.path(node, place)
      case 'literal':
        return literal(node.value)
      case 'missing':
        return nothing
    }
  }

  /** `$` segments on either side belong to the comparison; `!=` stays the opposite of `=` outside of them. */
  private comparison({ operator, left, right }: FqlComparison, element: Expression | undefined): Expression {
    const some = new SomeElements()
    const place = { element, some }
    const [one, other] = [this.value(left, place), this.value(right, place)]
    switch (operator) {
      case '=':
        return some.around(lowerEqual(one, other))
      case '!=':
        return not(some.around(lowerEqual(one, other)))
      case '<':
        return some.around(lowerLess(one, other))
      case '<=':
        return some.around(lowerAtMost(one, other))
      case '>':
        return some.around(lowerLess(other, one))
      case '>=':
        return some.around(lowerAtMost(other, one))
      case 'in':
        return some.around(lowerMember(one, other))
    }
  }

  /** A function that gives true or false has the `$` segments of its arguments to itself. */
  private call(node: FqlCall, place: Place): Expression {
    const called = calledBy(node, this.functions)
    if (called === undefined) return nothing
    const bool = called.signature.returns === boolean
    const some = bool ? new SomeElements() : place.some
    const arg = (index: number): FqlNode => node.args[index] ?? { kind: 'missing', range: node.range }
    const lowered = called.lower({
      value: (index) => this.value(arg(index), { element: place.element, some }),
      condition: (index, element) => this.condition(arg(index), element),
    })
    return bool ? some.around(folded(lowered)) : folded(lowered)
  }

  private path({ element, segments }: FqlPath, { element: current, some }: Place): Expression {
    const start = element === null ? this.root : element === '' ? current : this.elements.get(element)
    return segments.reduce<Expression>(
      (from, segment) => (segment.kind === 'some' ? some.elementOf(from) : read(from, segment.name)),
      start ?? nothing,
    )
  }
}

const asBoolean = (value: Expression): Expression => (kindsOf(value) === boolean ? value : and([value]))

/** What does not depend on the event is computed once: `time("2023-01-01")`. */
function folded(expression: Expression): Expression {
  if (expression.kind !== 'call') return expression
  const values = expression.args.flatMap((arg) => (arg.kind === 'literal' ? [arg.value] : []))
  if (values.length !== expression.args.length) return expression
  const value = expression.native.prepare(expression.options)(...values)
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return literal(value)
    default:
      return value === null || value === undefined ? literal(null) : expression
  }
}
