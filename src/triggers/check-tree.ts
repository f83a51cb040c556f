import { didYouMean } from '../diagnostics/suggest.js'
import { kindsInWords } from '../expressions/kinds.js'
import { type FqlNode, type FqlPath, fqlChildren } from './ast.js'
import { checkCall } from './check-call.js'
import { checkComparison } from './check-comparison.js'
import type { CheckOptions } from './check-options.js'
import { fqlFunctions } from './functions/functions.js'
import { maxQueryBytes, maxQueryDepth, measureTree } from './limits.js'
import type { Problems } from './problems.js'
import { canBeTrue, staticKinds } from './static-kinds.js'

/** Everything that can be said about a tree before it runs. */
export function checkTree(root: FqlNode, options: CheckOptions, problems: Problems): void {
  const { depth, nodes } = measureTree(root)
  // A tree that was made by hand may be of any size; what follows walks it by recursion.
  if (depth > maxQueryDepth)
    problems.error('fql/limit', root.range, `a query is at most ${maxQueryDepth} levels deep`)
  else if (nodes > maxQueryBytes)
    problems.error('fql/limit', root.range, `a query has at most ${maxQueryBytes} parts`)
  else new Check(options, problems).condition(root, options.element === true)
}

class Check {
  readonly #functions
  readonly #elements: readonly string[]

  constructor(
    options: CheckOptions,
    readonly problems: Problems,
  ) {
    this.#functions = options.functions ?? fqlFunctions
    this.#elements = options.elements ?? []
  }

  /** A node in a place where only true counts. */
  condition(node: FqlNode, hasElement: boolean): void {
    const kinds = staticKinds(node, this.#functions)
    if (node.kind === 'literal' && typeof node.value === 'boolean')
      this.problems.warning(
        'fql/constant',
        node.range,
        `this condition is ${node.value ? 'always' : 'never'} true`,
      )
    else if (!canBeTrue(kinds))
      this.problems.warning(
        'fql/type',
        node.range,
        `this condition is never true: it is ${kindsInWords(kinds)}`,
        node.kind === 'literal' ? 'write a whole comparison: field = value' : undefined,
      )
    this.node(node, hasElement)
  }

  private node(node: FqlNode, hasElement: boolean): void {
    switch (node.kind) {
      case 'and':
      case 'or':
      case 'not':
        for (const operand of fqlChildren(node)) this.condition(operand, hasElement)
        return
      case 'path':
        this.path(node, hasElement)
        return
      case 'comparison':
        checkComparison(node, this.#functions, this.problems)
        break
      case 'call':
        this.call(node, hasElement)
        return
      default:
    }
    for (const child of fqlChildren(node)) this.node(child, hasElement)
  }

  private call(node: Extract<FqlNode, { kind: 'call' }>, hasElement: boolean): void {
    checkCall(node, this.#functions, this.problems)
    const called = this.#functions.find(({ name }) => name === node.name)
    node.args.forEach((arg, index) => {
      // Of a function that there is not, nobody knows what `@` means in it.
      const perElement = called === undefined || called.signature.parameters[index]?.perElement === true
      this.node(arg, hasElement || perElement)
    })
  }

  private path({ element, range }: FqlPath, hasElement: boolean): void {
    if (element === null || (element === '' ? hasElement : this.#elements.includes(element))) return
    const place = { start: range.start, end: Math.min(range.end, range.start + 1 + element.length) }
    if (element === '')
      this.problems.error(
        'fql/syntax',
        place,
        '"@" is an element of a list: it stands only inside any() and every()',
      )
    else
      this.problems.error(
        'fql/syntax',
        place,
        `there is no element called "@${element}" here`,
        didYouMean(element, this.#elements).hint ??
          (hasElement ? `write @.${element} for its field` : undefined),
      )
  }
}
