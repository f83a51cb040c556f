import { mostWork } from '../../expressions/budget/most-work.js'
import { Work } from '../../expressions/budget/work.js'
import {
  type Expression,
  type Lambda,
  listOf,
  literal,
  loop,
  type Variable,
  variable,
} from '../../expressions/expression.js'
import { interpretSharing } from '../../expressions/interpret.js'
import { boolean } from '../../expressions/kinds.js'
import { readOwn } from '../../json/own.js'
import { type FqlCall, type FqlComparison, type FqlNode, type FqlPath, fqlChildren, nowhere } from '../ast.js'
import { calledBy, isPerElement } from '../functions/called.js'
import { routines } from '../functions/functions.js'
import { Lowering } from '../lowering.js'

/** A condition that may be met for some elements that its `$` segments stand for, and not for others. */
export type Claim = FqlComparison | FqlCall

type Condition = ReturnType<typeof interpretSharing>

/** The conditions of a query, each lowered by itself, and once for all events. */
export class Conditions {
  readonly event = variable('event')
  readonly element = variable('@')
  readonly #compiled = new Map<FqlNode, Condition>()

  constructor(readonly maxWork = mostWork) {}

  /** Takes the event and what `@` is. */
  of(node: FqlNode): Condition {
    const known = this.#compiled.get(node) ?? interpretSharing(this.lower(node, new Map()))
    this.#compiled.set(node, known)
    return known
  }

  lower(node: FqlNode, elements: ReadonlyMap<string, Variable>): Lambda {
    const body = new Lowering(this.event, elements, routines).condition(node, this.element)
    const parameters = [this.event, this.element, ...elements.values()]
    return { parameters, body: counted(body), maxWork: this.maxWork }
  }
}

/** A condition that is asked again and again counts what it looks at, as if it stood in a loop. */
const counted = (body: Expression): Expression =>
  loop({
    mode: 'some',
    list: listOf([literal(true)]),
    element: variable('once'),
    index: variable('index'),
    where: undefined,
    body,
  })

/**
 * Evaluates any node of a query by itself. It means what it means in the whole: both are lowered alike. All that is
 * asked of one event may come to as much work together as a compiled query may; throws `ValueFailure` past it.
 */
export class Evaluator {
  readonly work: Work

  constructor(
    readonly event: unknown,
    readonly conditions = new Conditions(),
  ) {
    this.work = new Work(conditions.maxWork)
  }

  /** Whether a node is true. `element` is what `@` is there. */
  truth(node: FqlNode, element: unknown): boolean {
    return this.conditions.of(node)(this.work, this.event, element) === true
  }

  /** The values of `nodes` side by side, for every choice of elements that their `$` segments stand for. */
  combinations(nodes: readonly FqlNode[], element: unknown): readonly (readonly unknown[])[] {
    const lowering = new Lowering(this.conditions.event, new Map(), routines)
    const { held, body } = lowering.combinations(nodes, this.conditions.element)
    const found: (readonly unknown[])[] = []
    const { event, maxWork } = this.conditions
    const run = interpretSharing(
      { parameters: [event, this.conditions.element], body, maxWork },
      (expression, value) => {
        if (expression === held) found.push(nodes.map((_, index) => readOwn(value, String(index))))
      },
    )
    run(this.work, this.event, element)
    return found
  }

  /** For how many of `combinations` a condition is true; they hold the values of its operands. */
  count(claim: Claim, combinations: readonly (readonly unknown[])[]): number {
    const operands = operandsOf(claim)
    const names = new Map(operands.map((_, index) => [String(index), variable(`@${index}`)]))
    const run = interpretSharing(this.conditions.lower(withOperands(claim), names))
    return combinations.filter((values) => run(this.work, this.event, undefined, ...values) === true).length
  }
}

/** What a condition looks at: both sides, or the arguments that are values. */
export function operandsOf(claim: Claim): readonly FqlNode[] {
  if (claim.kind === 'comparison') return [claim.left, claim.right]
  return claim.args.filter((_, index) => !isPerElement(claim, index, routines))
}

/** Whether a call is a condition of its own. */
export const isBoolCall = (node: FqlNode): node is FqlCall =>
  calledBy(node, routines)?.signature.returns === boolean

/** Whether a node has one value for each element, by a `$` that no condition below it keeps to itself. */
export function hasSome(node: FqlNode): boolean {
  switch (node.kind) {
    case 'path':
      return node.segments.some(({ kind }) => kind === 'some')
    case 'list':
    case 'call':
      return !isBoolCall(node) && fqlChildren(node).some(hasSome)
    default:
      return false
  }
}

/** The same condition on values that are given. */
function withOperands(claim: Claim): Claim {
  if (claim.kind === 'comparison') return { ...claim, left: operand(0), right: operand(1) }
  return {
    ...claim,
    args: claim.args.map((arg, index) => (isPerElement(claim, index, routines) ? arg : operand(index))),
  }
}

const operand = (index: number): FqlPath => ({
  kind: 'path',
  element: String(index),
  segments: [],
  range: nowhere,
})
