import { type FqlCall, type FqlComparison, type FqlNode, writtenValue } from '../ast.js'
import type { CheckOptions } from '../check-options.js'
import { pathText } from '../format-path.js'
import { calledBy } from '../functions/called.js'
import type { FqlFacts, FqlFunction } from '../functions/function.js'
import { fqlFunctions } from '../functions/functions.js'
import { isEventType, type QueryTerms, staticKinds } from '../static-kinds.js'
import { askedFor, withSidesInOrder } from './asked.js'
import { allOf, always, anyOf, type Cases, caseOf, type Fact, never, withoutElements } from './cases.js'
import { both, type Known, known } from './known.js'
import { from } from './ranges.js'
import { conditionSubject, readsOf, subjectOf } from './subjects.js'
import { isTrue, testOf } from './test-of.js'
import * as values from './values.js'

export type AnalysisOptions = Pick<CheckOptions, 'functions' | 'subject' | 'eventTypes'>

/**
 * What must be so in an event where a condition is true, or is not: by intervals and sets on the values of fields and
 * of what functions give for them. It may know too little, never too much: where it finds no case there is none.
 */
export class Analysis {
  readonly #found = new Map<FqlNode, Map<boolean, Cases>>()

  readonly #eventTypes: readonly string[] | undefined
  readonly terms: QueryTerms<FqlFunction>

  /** `eventTypes` are the types that an event may have, where they are known. */
  constructor({ functions = fqlFunctions, subject = 'event', eventTypes }: AnalysisOptions) {
    this.terms = { functions, subject }
    this.#eventTypes = eventTypes
  }

  get functions(): readonly FqlFunction[] {
    return this.terms.functions
  }

  /** The cases in which `node`, where only true counts, is true (`outcome`) or is not. */
  cases(node: FqlNode, outcome: boolean): Cases {
    const found = this.#found.get(node) ?? new Map<boolean, Cases>()
    this.#found.set(node, found)
    const cases = found.get(outcome) ?? this.#written(node, outcome) ?? this.#cases(node, outcome)
    found.set(outcome, cases)
    return cases
  }

  /** The cases of a condition that reads nothing of the event: it is asked once. */
  #written(node: FqlNode, outcome: boolean): Cases | undefined {
    if (node.kind !== 'comparison' && node.kind !== 'call') return undefined
    if (readsOf(node, this.functions).paths.length > 0) return undefined
    return isTrue(node, this.functions) === outcome ? always : never
  }

  #cases(node: FqlNode, outcome: boolean): Cases {
    switch (node.kind) {
      case 'and':
      case 'or': {
        const operands = node.operands.map((operand) => this.cases(operand, outcome))
        return (node.kind === 'and') === outcome ? operands.reduce(allOf, always) : anyOf(operands)
      }
      case 'not':
        return this.cases(node.operand, !outcome)
      case 'comparison':
        return this.#comparison(node, outcome)
      case 'call':
        return this.#call(node, outcome)
      case 'missing':
        return always
      default:
        return this.#about(node, node, values.onlyValue(true), outcome)
    }
  }

  #comparison(written: FqlComparison, outcome: boolean): Cases {
    if (written.operator === '!=') return this.#comparison({ ...written, operator: '=' }, !outcome)
    const node = withSidesInOrder(written)
    const { operator, left, right } = node
    const asked = askedFor(operator, right)
    if (asked !== undefined) return this.#about(node, left, asked, outcome)
    const same = subjectOf(left, this.functions)?.text
    if (same !== undefined && same === subjectOf(right, this.functions)?.text) {
      if (operator === '=') return outcome ? always : never
      if ((operator === '<' || operator === '>') && outcome) return never
    }
    if (!outcome) return caseOf([this.#outcome(node, false)])
    if (operator === 'in')
      return caseOf([this.#outcome(node, true), ...this.#fact(right, known(values.aList))])
    const common = values.intersect(this.#possible(left), this.#possible(right))
    return operator === '=' && values.isEmpty(common) ? never : caseOf([this.#outcome(node, true)])
  }

  /** A condition which is true exactly where the value of `of` is one of those that it asks for. */
  #about(condition: FqlNode, of: FqlNode, asked: values.Values, outcome: boolean): Cases {
    const subject = subjectOf(of, this.functions)
    const possible = this.#possible(of)
    if (subject === undefined)
      return outcome && values.isEmpty(values.intersect(possible, asked))
        ? never
        : caseOf([this.#outcome(condition, outcome)])
    const held = this.#given(of, values.intersect(possible, outcome ? asked : values.complement(asked)))
    if (of.kind === 'literal' || values.isEmpty(held)) return values.isEmpty(held) ? never : always
    return caseOf([
      { subject, known: known(held) },
      ...(of.kind === 'path' ? [] : this.#test(condition, outcome)),
    ])
  }

  #call(node: FqlCall, outcome: boolean): Cases {
    const facts = this.#factsOf(node)
    const asked = this.#about(node, node, values.onlyValue(true), outcome)
    const [first, condition] = node.args
    const tells = facts?.tells?.(outcome, node.args.map(writtenValue))
    const told = first === undefined || tells === undefined ? [] : this.#fact(first, tells)
    const cases = allOf(asked, caseOf(told))
    // Some element meets the condition: what it says of anything but the element holds.
    return facts?.elements === 'some' && outcome && condition !== undefined
      ? allOf(cases, withoutElements(this.cases(condition, true)))
      : cases
  }

  /** What is known of the value of a node, unless a `$` gives it many. */
  #fact(node: FqlNode, { values: asked, ...more }: Known): readonly Fact[] {
    const subject = subjectOf(node, this.functions)
    if (subject === undefined || node.kind === 'literal') return []
    return [{ subject, known: both(known(this.#possible(node)), { ...more, values: asked }) }]
  }

  #outcome(condition: FqlNode, outcome: boolean): Fact {
    return { subject: conditionSubject(condition, this.functions), known: known(values.onlyValue(outcome)) }
  }

  /** A condition that reads a single field is a test of that field's value. */
  #test(condition: FqlNode, outcome: boolean): readonly Fact[] {
    const { paths, hasSome } = readsOf(condition, this.functions)
    const [path, ...others] = paths
    if (path === undefined || hasSome || others.some((other) => pathText(other) !== pathText(path))) return []
    const test = testOf(condition, path, outcome, this.functions)
    return this.#fact(path, { ...known(values.anyValue), tests: [test] })
  }

  /** Without the single texts that a function never gives: `lowercase(a) = "B"`. */
  #given(node: FqlNode, held: values.Values): values.Values {
    const settled = this.#factsOf(node)?.settled
    const single = settled === undefined ? undefined : values.singleValues(held)
    if (settled === undefined || single === undefined) return held
    return values.oneOf(single.filter((value) => typeof value !== 'string' || settled(value) === value))
  }

  #factsOf(node: FqlNode): FqlFacts | undefined {
    return calledBy(node, this.functions)?.facts
  }

  /** The values that a node can have in any event. */
  #possible(node: FqlNode): values.Values {
    if (node.kind === 'literal') return values.onlyValue(node.value)
    if (this.#eventTypes !== undefined && isEventType(node)) return values.oneOf(this.#eventTypes)
    const ofKind = values.ofKinds(staticKinds(node, this.terms))
    const { least, values: texts } = this.#factsOf(node) ?? {}
    return {
      numbers: least === undefined ? ofKind.numbers : from(least, true),
      texts: texts === undefined ? ofKind.texts : values.oneOf(texts).texts,
      others: ofKind.others,
    }
  }
}
