import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { type FqlAst, type FqlCall, type FqlNode, type FqlPath, fqlChildren } from './ast.js'
import { checkArguments } from './check-arguments.js'
import type { QueryPlace } from './check-options.js'
import { isClaim, loopsOf } from './count-loops.js'
import { calledBy } from './functions/called.js'
import type { FqlRoutine } from './functions/function.js'
import { routines } from './functions/functions.js'
import { allNames, type Hints } from './hints.js'
import { longestPath, mostLoops, passedLimit } from './limits.js'
import { inOrder, Problems } from './problems.js'

/**
 * Every reason for which a query can not run, in the order of the source: syntax, unknown functions, wrong arguments,
 * an `@` out of place, passed limits. What can run and yet can not have been meant is for `checkFql`.
 */
export function findErrors(
  ast: FqlAst,
  source: string | undefined,
  place: QueryPlace,
  hints: Hints = allNames(place),
): readonly Diagnostic[] {
  if (ast.kind === 'all') return []
  const read = ast.kind === 'broken' ? ast : { tree: ast, source, problems: [] }
  return inOrder([...read.problems, ...errorsOf(read.tree, read.source, place, hints)])
}

function errorsOf(
  tree: FqlNode,
  source: string | undefined,
  place: QueryPlace,
  hints: Hints,
): readonly Diagnostic[] {
  const problems = new Problems(source)
  const limit = passedLimit(tree)
  if (limit === undefined) new ErrorSearch(place, problems, hints).visit(tree, place.element === true, 0)
  else problems.error('fql/limit', tree.range, limit)
  return problems.found
}

const loopMessage = `a condition goes through at most ${mostLoops} lists for each element of another`
const loopHint = 'any(), every() and paths with $ go through a list'

class ErrorSearch {
  readonly #functions: readonly FqlRoutine[]
  readonly #elements: readonly string[]

  constructor(
    { functions = routines, elements = [] }: QueryPlace,
    readonly problems: Problems,
    readonly hints: Hints,
  ) {
    this.#functions = functions
    this.#elements = elements
  }

  /** `around` are the lists that the conditions around go through for each outcome of this node. */
  visit(node: FqlNode, hasElement: boolean, around: number): void {
    const loops = isClaim(node, this.#functions) ? around + loopsOf(node, this.#functions) : around
    // Said of the outermost that is too much.
    if (loops > mostLoops && around <= mostLoops)
      this.problems.error('fql/limit', node.range, loopMessage, loopHint)
    if (node.kind === 'path') this.#path(node, hasElement)
    else if (node.kind === 'call') this.#call(node, hasElement, loops)
    else for (const child of fqlChildren(node)) this.visit(child, hasElement, loops)
  }

  #call(node: FqlCall, hasElement: boolean, loops: number): void {
    const { name, nameRange, args } = node
    const called = calledBy(node, this.#functions)
    if (called === undefined)
      this.problems.error(
        'fql/unknown-function',
        nameRange,
        `there is no function "${name}"`,
        this.hints.forFunction(name),
      )
    else checkArguments(node, called, this.#functions, this.problems)
    args.forEach((arg, index) => {
      // Nobody knows what `@` means in a function that there is not, nor in an argument too many.
      const parameter = called?.signature.parameters[index]
      const perElement = parameter === undefined || parameter.perElement === true
      this.visit(arg, hasElement || perElement, loops)
    })
  }

  #path({ element, segments, range }: FqlPath, hasElement: boolean): void {
    if (segments.length > longestPath)
      this.problems.error('fql/limit', range, `a path has at most ${longestPath} names`)
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
        this.hints.forElement(element) ?? (hasElement ? `write @.${element} for its field` : undefined),
      )
  }
}
