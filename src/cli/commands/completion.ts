import { Argument, type Command } from 'commander'
import type { CliCommand } from '../command.js'
import { completeLine } from '../completion/complete-line.js'
import { shells } from '../completion/shells.js'
import type { Io } from '../io.js'
import { writeText } from '../text-files.js'

export const completion: CliCommand = {
  name: 'completion',
  summary: 'complete words in a shell',
  description:
    'Writes what a shell reads once, so that the tab key completes commands, options, destinations, actions and the ' +
    'connections of a configuration. With words it writes what the last one of them could become, which is how the ' +
    'shell asks.',
  examples: [
    { title: 'In ~/.bashrc', command: 'eval "$(waybill completion bash)"' },
    {
      title: 'For zsh, in a folder of $fpath',
      command: 'mkdir -p completions && waybill completion zsh > completions/_waybill',
    },
    {
      title: 'For fish, in ~/.config/fish/completions',
      command: 'mkdir -p completions && waybill completion fish > completions/waybill.fish',
    },
  ],
  declare(command, io, done) {
    command
      .addArgument(new Argument('<shell>', 'the shell').choices(shells.map(({ name }) => name)))
      .argument('[words...]', 'behind "--", the words of a line so far, without "waybill"')
      .action(async (name: string, words: readonly string[]) => {
        await writeCompletion(name, words, command, io)
        done(0)
      })
  },
}

async function writeCompletion(
  name: string,
  words: readonly string[],
  command: Command,
  io: Io,
): Promise<void> {
  const shell = shells.find((one) => one.name === name) ?? shells[0]
  if (words.length === 0) return writeText(shell.script, io)
  const candidates = completeLine(words, command.parent ?? command)
  if (candidates.length > 0) await writeText(candidates.map(shell.format).join('\n'), io)
}
