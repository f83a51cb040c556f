import { type FqlFunction, fqlFunctions } from 'waybill/triggers'
import { codeBlock, generated } from '../../src/cli/pages/markdown.js'
import { kindsInWords, nullish } from '../../src/expressions/kinds.js'

/** The functions of the trigger language, with examples that are tests too. */
export function functionsPage(): string {
  return [
    generated('Functions of the trigger language'),
    'A function that is given a type that it does not take gives null, one that answers yes or no gives false.\n',
    ...fqlFunctions.map(section),
  ].join('\n')
}

function section({ name, summary, signature, examples }: FqlFunction): string {
  const parameters = signature.parameters.map((parameter) => parameter.name).join(', ')
  const returns = kindsInWords(signature.returns & ~nullish)
  const lines = examples.map(
    ({ query, event, result }) => `${query}   # ${result} for ${JSON.stringify(event)}`,
  )
  return `## ${name}(${parameters})\n\n${summary} Gives ${returns}.\n\n${codeBlock('', lines.join('\n'))}`
}
