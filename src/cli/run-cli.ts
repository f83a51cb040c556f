import { Command, CommanderError } from 'commander'
import { CliError } from './cli-error.js'
import { type CliCommand, renderExamples } from './command.js'
import { commands } from './commands/index.js'
import { errorCode } from './file-error.js'
import { colorsFor, type Io, type Output } from './io.js'
import { statusesInHelp, statusOfUsage } from './status.js'
import { writeText } from './text-files.js'
import { version } from './version.js'

/**
 * Runs `waybill` with the words behind its name, and gives its exit status (`status.ts`). Throws nothing;
 * everything for people goes to standard error.
 */
export async function runCli(words: readonly string[], io: Io): Promise<number> {
  ignoreClosedPipe(io.stderr)
  let status = 0
  const help: string[] = []
  const program = createProgram(io, help, (result) => {
    status = result
  })
  try {
    status = await statusOf(program.parseAsync(words, { from: 'user' }), () => status)
    if (help.length > 0) await writeText(help.join(''), io)
    return status
  } catch (error) {
    io.stderr.write(`${colorsFor(io.stderr, io.env).red('error')}: ${errorInWords(error)}\n`)
    return error instanceof CliError ? error.status : statusOfUsage
  }
}

/** What commander ends with, be it that it printed help or that the words are wrong, is a status too. */
async function statusOf(run: Promise<unknown>, status: () => number): Promise<number> {
  try {
    await run
    return status()
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : statusOfUsage
    throw error
  }
}

/** All commands, ready to be run; `help` takes what is asked for by `--help` and `--version`. */
export function createProgram(io: Io, help: string[], done: (status: number) => void): Command {
  const program = new Command('waybill')
    .description('Turns customer-data events into the requests that destinations take.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    // An option belongs to the command that it stands behind: `new` and `new action` have some of the same names.
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => help.push(text),
      writeErr: (text) => io.stderr.write(text),
      outputError: (text, write) => write(onOneLine(text, 'waybill', io)),
      getOutHelpWidth: () => helpWidth(io.stdout),
      getErrHelpWidth: () => helpWidth(io.stderr),
      getOutHasColors: () => colorsFor(io.stdout, io.env).isColorSupported,
      getErrHasColors: () => colorsFor(io.stderr, io.env).isColorSupported,
    })
  for (const command of commands) addCommand(program, command, io, done)
  const examples = commands.flatMap((command) => command.examples.slice(0, 1))
  return program.addHelpText('after', `\n${statusesInHelp}\n${renderExamples(examples)}`)
}

function addCommand(
  parent: Command,
  { name, summary, ...rest }: CliCommand,
  io: Io,
  done: (status: number) => void,
) {
  const command = parent.command(name).summary(summary).description(rest.description)
  command.configureOutput({
    outputError: (text, write) => write(onOneLine(text, fullName(command), io)),
  })
  command.addHelpText('after', renderExamples(rest.examples))
  rest.declare(command, io, done)
  for (const below of rest.commands ?? []) addCommand(command, below, io, done)
}

const helpWidth = ({ columns = 80 }: Output): number => Math.min(columns, 100)

const fullName = (command: Command): string =>
  command.parent === null ? command.name() : `${fullName(command.parent)} ${command.name()}`

/** Commander puts a suggestion on a line of its own. */
function onOneLine(text: string, command: string, { stderr, env }: Io): string {
  const line = text
    .trim()
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\.$/, '')
    .replace(/^error/, colorsFor(stderr, env).red)
  return `${line}; see "${command} --help"\n`
}

function errorInWords(error: unknown): string {
  if (error instanceof CliError) return error.message
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return `a defect in Waybill, not a mistake of yours. Please report it with these lines:\n${trace}`
}

/** Whoever closes standard error wants to read no more of it; that is no reason to stop. */
function ignoreClosedPipe(output: Output): void {
  output.on('error', (error) => {
    if (errorCode(error) !== 'EPIPE') throw error
  })
}
