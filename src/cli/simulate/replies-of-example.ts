import type { Example } from '../../actions/index.js'
import type { Destination } from '../../index.js'
import { CliError } from '../cli-error.js'

/** The answers of the example that a part of its title names. Throws a `CliError` where none is meant, or one without answers. */
export function repliesOf(
  title: string,
  definitions: readonly Destination[],
): NonNullable<Example['responses']> {
  const examples = definitions.flatMap(({ actions }) =>
    Object.values(actions).flatMap((action) => action.examples),
  )
  const answering = examples.filter(({ responses = [] }) => responses.length > 0)
  const named = answering.filter((example) => example.title.includes(title))
  const [example] = named.filter((one) => one.title === title).concat(named)
  if (example?.responses !== undefined) return example.responses
  const titles = answering.map((one) => `"${one.title}"`).join(', ')
  throw new CliError(
    `no example that shows answers has "${title}" in its title: there is ${titles || 'none'}`,
  )
}
