import type { Argument, Command, Option } from 'commander'
import type { Candidate } from './candidate.js'
import { valuesOf } from './values.js'

/**
 * The words that the last one of a line could become, of the line without `waybill`. None where it is for the shell to know,
 * as for files. `program` is the command itself with all that is below it.
 */
export function completeLine(words: readonly string[], program: Command): readonly Candidate[] {
  const { before, current } = split(words)
  const line = readLine(before, program)
  const { command, help, option, positionals } = line
  if (option !== undefined) return startingWith(current, valuesOf(option, line))
  const [, flag, value] = /^(--[\w-]+)=(.*)$/s.exec(current) ?? []
  if (flag !== undefined && value !== undefined) {
    const named = findOption(flag, command)
    const values = named === undefined ? [] : startingWith(value, valuesOf(named, line))
    return values.map((candidate) => ({ ...candidate, word: `${flag}=${candidate.word}` }))
  }
  if (current.startsWith('-') && !line.isOver) return startingWith(current, optionsOf(help ?? command))
  if (positionals.length === 0 && command.commands.length > 0)
    return startingWith(current, commandsBelow(command))
  if (help !== undefined) return []
  const argument = argumentAt(command, positionals.length)
  return argument === undefined ? [] : startingWith(current, valuesOf(argument, line))
}

/** What stands on a line before the word at its end. */
export interface Line {
  readonly command: Command
  /** The command "help", where it is the help of `command` that is asked for. */
  readonly help: Command | undefined
  /** The option whose value comes next. */
  readonly option: Option | undefined
  readonly positionals: readonly string[]
  /** The values of options, by their long names without hyphens. */
  readonly given: ReadonlyMap<string, string>
  /** Whether `--` has ended the options. */
  readonly isOver: boolean
}

/** Bash takes `--config=a` apart into three words. */
function split(words: readonly string[]): { readonly before: readonly string[]; readonly current: string } {
  const isSign = (word: string, index: number) => word === '=' && words[index - 1]?.startsWith('--') === true
  const [current = '', ...rest] = words.filter((word, index) => !isSign(word, index)).reverse()
  const isAtSign = words.length > 0 && isSign(words.at(-1) ?? '', words.length - 1)
  return isAtSign
    ? { before: [current, ...rest].reverse(), current: '' }
    : { before: rest.reverse(), current }
}

function readLine(words: readonly string[], program: Command): Line {
  let command = program
  let help: Command | undefined
  let option: Option | undefined
  let isOver = false
  const positionals: string[] = []
  const given = new Map<string, string>()
  for (const word of words) {
    const below = command.commands.find((one) => one.name() === word)
    if (option !== undefined) {
      given.set(option.name(), word)
      option = undefined
    } else if (word === '--') isOver = true
    else if (word.startsWith('-') && word !== '-' && !isOver) {
      const [flag = '', value] = word.split(/=(.*)/s)
      const found = findOption(flag, command)
      if (value !== undefined && found !== undefined) given.set(found.name(), value)
      else if (found?.required === true) option = found
    } else if (positionals.length > 0 || below === undefined) positionals.push(word)
    else if (word === 'help') help = below
    else command = below
  }
  return { command, help, option, positionals, given, isOver }
}

const findOption = (flag: string, command: Command): Option | undefined =>
  command.options.find(({ long, short }) => flag === long || flag === short)

const optionsOf = (command: Command): readonly Candidate[] => [
  ...command.options.flatMap(({ long, description, hidden }) =>
    long === undefined || long === null || hidden ? [] : [{ word: long, description }],
  ),
  { word: '--help', description: 'print this help' },
]

const commandsBelow = ({ commands }: Command): readonly Candidate[] =>
  commands.map((below) => ({ word: below.name(), description: below.summary() }))

/** The last argument of a command may stand for several words. */
function argumentAt({ registeredArguments }: Command, place: number): Argument | undefined {
  const last = registeredArguments.at(-1)
  return registeredArguments[place] ?? (last?.variadic === true ? last : undefined)
}

const startingWith = (start: string, candidates: readonly Candidate[]): readonly Candidate[] =>
  candidates.filter(({ word }) => word.startsWith(start))
