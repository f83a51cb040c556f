import { once } from '../../lazy/once.js'
import { type FqlNode, fqlChildren } from '../ast.js'
import { isPerElement } from '../functions/called.js'
import type { Problems } from '../problems.js'
import type { Analysis } from './analysis.js'
import { allOf, always, type Cases, never, withoutElements } from './cases.js'
import { checkConstant } from './check-constant.js'
import { bothHint, eitherHint, shortText } from './logic-words.js'
import { conditionSubject } from './subjects.js'

/** What holds wherever the outcome of a condition matters: the conditions that `and` joins it to. */
interface Context {
  /** Worked out only where it is asked for: in a long row of conditions that is for few. */
  readonly cases: () => Cases
  readonly besides: () => readonly FqlNode[]
}

/**
 * Warns of conditions that exclude or complete each other and of branches that can never be taken. Every node is
 * handed to `visit` with the cases in which its outcome matters. What is found within a condition is not said of the
 * whole again.
 */
export function checkLogic(
  root: FqlNode,
  analysis: Analysis,
  problems: Problems,
  visit: (node: FqlNode, cases: () => Cases) => void,
): void {
  new LogicCheck(analysis, problems, visit).condition(root, { cases: () => always, besides: () => [] })
}

class LogicCheck {
  constructor(
    readonly analysis: Analysis,
    readonly problems: Problems,
    readonly visit: (node: FqlNode, cases: () => Cases) => void,
  ) {}

  /** A node where only true counts. */
  condition(node: FqlNode, context: Context): void {
    this.#parts(node, context)
    checkConstant(node, this.analysis, this.problems)
  }

  #parts(node: FqlNode, context: Context): void {
    this.visit(node, context.cases)
    if (node.kind === 'and') this.#and(node.operands, context)
    else if (node.kind === 'or') this.#or(node.operands, context)
    else if (node.kind === 'not') this.condition(node.operand, context)
    else
      for (const [index, child] of fqlChildren(node).entries())
        if (node.kind === 'call' && isPerElement(node, index, this.analysis.functions))
          this.condition(child, this.#insideElements(context))
        else this.#parts(child, context)
  }

  /** There `@` is another element: what is known of the one around says nothing. */
  #insideElements({ cases, besides }: Context): Context {
    const { functions } = this.analysis
    return {
      cases: once(() => withoutElements(cases())),
      besides: () => besides().filter((node) => !conditionSubject(node, functions).ofElement),
    }
  }

  #and(operands: readonly FqlNode[], context: Context): void {
    const own = operands.map((operand) => this.analysis.cases(operand, true))
    const before = running(own, context.cases())
    const excluded = before.findIndex((cases) => cases.length === 0)
    if (excluded !== -1) {
      for (const operand of operands) this.condition(operand, context)
      this.#excluded(operands[excluded - 1], [...context.besides(), ...operands.slice(0, excluded - 1)])
      return
    }
    const after = running(own.toReversed(), always).toReversed()
    operands.forEach((operand, index) => {
      this.condition(operand, {
        cases: once(() => allOf(before[index] ?? always, after[index + 1] ?? always)),
        besides: () => [...context.besides(), ...operands.filter((other) => other !== operand)],
      })
    })
  }

  /** `operand` is the first of which nothing is left together with `others`. */
  #excluded(operand: FqlNode | undefined, others: readonly FqlNode[]): void {
    const own = operand === undefined ? never : this.analysis.cases(operand, true)
    // What is never true by itself, or is misspelt, is reported where it stands.
    if (operand === undefined || own.length === 0 || this.problems.speakOf(operand.range)) return
    const other = others.find((one) => allOf(this.analysis.cases(one, true), own).length === 0)
    if (other !== undefined && this.problems.speakOf(other.range)) return
    this.problems.warning(
      'fql/contradiction',
      operand.range,
      `this is never true together with ${other === undefined ? 'all that is asked beside it' : shortText(other)}`,
      other && bothHint(other, operand),
    )
  }

  #or(operands: readonly FqlNode[], context: Context): void {
    for (const operand of operands) {
      const own = this.analysis.cases(operand, true)
      if (own.length > 0 && allOf(context.cases(), own).length === 0)
        this.#excluded(operand, context.besides())
      else this.condition(operand, context)
    }
    this.#completed(operands)
  }

  /** Reports the first operand with which nothing is left for which none of them is true. */
  #completed(operands: readonly FqlNode[]): void {
    const own = operands.map((operand) => this.analysis.cases(operand, false))
    const completing = running(own, always).findIndex((left) => left.length === 0) - 1
    const operand = operands[completing]
    const left = own[completing] ?? never
    if (operand === undefined || left.length === 0 || this.problems.speakOf(operand.range)) return
    const other = operands
      .slice(0, completing)
      .find((one) => allOf(this.analysis.cases(one, false), left).length === 0)
    this.problems.warning(
      'fql/tautology',
      operand.range,
      `for every event this or ${other === undefined ? 'something before it' : shortText(other)} is true`,
      other && eitherHint(other, operand),
    )
  }
}

/** Cases that hold together before the first, before the second, …, after the last. */
function running(cases: readonly Cases[], first: Cases): readonly Cases[] {
  const held = [first]
  for (const one of cases) held.push(allOf(held.at(-1) ?? always, one))
  return held
}
