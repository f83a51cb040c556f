import { kindsInWords, nullish } from '../expressions/kinds.js'
import { type FqlCall, writtenValue } from './ast.js'
import type { FqlRoutine } from './functions/function.js'
import type { Problems } from './problems.js'
import { staticKinds } from './static-kinds.js'

/** Reports arguments that are too few, too many or of the wrong type. */
export function checkArguments(
  node: FqlCall,
  called: FqlRoutine,
  functions: readonly FqlRoutine[],
  problems: Problems,
): void {
  const { parameters } = called.signature
  const incomplete = node.args.some(({ kind }) => kind === 'missing')
  if (node.args.length !== parameters.length && !incomplete)
    problems.error('fql/arity', argumentRange(node), arityMessage(called, node.args.length))
  parameters.forEach(({ name, accepts }, index) => {
    const arg = node.args[index]
    const kinds = arg === undefined ? nullish : staticKinds(arg, { functions, subject: 'anything' })
    if (arg !== undefined && (kinds & (accepts | nullish)) === 0)
      problems.error(
        'fql/type',
        arg.range,
        `${called.name}() takes ${kindsInWords(accepts)} as "${name}", not ${kindsInWords(kinds)}`,
      )
  })
  checkWritten(node, called, problems)
}

function checkWritten(node: FqlCall, called: FqlRoutine, problems: Problems): void {
  const found = called.checkLiterals?.(node.args.map(writtenValue))
  const arg = found === undefined ? undefined : node.args[found.argument]
  if (found !== undefined && arg !== undefined) problems.error('fql/type', arg.range, found.message)
}

/** From the bracket that opens to the one that closes. */
function argumentRange({ range, nameRange }: FqlCall) {
  return range.end === nameRange.end ? range : { start: nameRange.end, end: range.end }
}

function arityMessage({ name, signature: { parameters } }: FqlRoutine, given: number): string {
  const count = parameters.length === 1 ? 'one argument' : `${parameters.length} arguments`
  const form = `${name}(${parameters.map((parameter) => parameter.name).join(', ')})`
  return `${form} takes ${count}, here ${given === 1 ? 'is' : 'are'} ${given === 0 ? 'none' : given}`
}
