import type { Command } from 'commander'
import type { Io } from './io.js'

/** One command of `waybill`. Its examples stand in its help, and a test runs them. */
export interface CliCommand {
  readonly name: string
  /** One line for the list of commands. */
  readonly summary: string
  /** What the help says above the options. */
  readonly description: string
  readonly examples: readonly CliExample[]
  /** The commands below it, where it is only the first word of them. */
  readonly commands?: readonly CliCommand[]
  /** Adds arguments, options and what to do; `done` hears of the exit status. */
  declare(command: Command, io: Io, done: (status: number) => void): void
}

export interface CliExample {
  readonly title: string
  /** A line for a shell. */
  readonly command: string
}

/** Commands with those below them. */
export const withCommandsBelow = (commands: readonly CliCommand[]): readonly CliCommand[] =>
  commands.flatMap((command) => [command, ...withCommandsBelow(command.commands ?? [])])

/** The examples as the help prints them. */
export function renderExamples(examples: readonly CliExample[]): string {
  const lines = examples.map(({ title, command }) => `  # ${title}\n  ${command}`)
  return `\nExamples:\n${lines.join('\n\n')}\n`
}
