import type { Command } from 'commander'
import { nearest } from '../../diagnostics/suggest.js'
import type { CliCommand } from '../command.js'

export const help: CliCommand = {
  name: 'help',
  summary: 'print the help of a command',
  description: 'Prints the help of a command, as --help behind it does; without one, the list of all.',
  examples: [
    { title: 'What a command does, and its options', command: 'waybill help run' },
    { title: 'One that stands below another', command: 'waybill help dead replay' },
  ],
  declare(command) {
    const { parent } = command
    command
      .argument('[command...]', 'the words of the command, such as run or dead replay')
      .action((names: readonly string[]) => (parent === null ? command : below(parent, names)).help())
  },
}

/** The command that some words name, from one on; ends with what is wrong where there is none. */
function below(command: Command, [name, ...rest]: readonly string[]): Command {
  if (name === undefined) return command
  const found = command.commands.find((one) => one.name() === name)
  return found === undefined ? command.error(unknown(name, command)) : below(found, rest)
}

/** In the words that commander has for a command that is not there. */
function unknown(name: string, { commands }: Command): string {
  const meant = nearest(
    name,
    commands.map((one) => one.name()),
  )
  return `error: unknown command '${name}'${meant === undefined ? '' : ` (Did you mean ${meant}?)`}`
}
