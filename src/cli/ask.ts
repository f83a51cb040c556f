import type { CANCEL_SYMBOL } from '@clack/prompts'
import { CliError } from './cli-error.js'
import type { Io } from './io.js'

/** Asks the person at the terminal. Each throws a `CliError` where that person ends it. */
export interface Asker {
  /** A line of text; `initial` is what stands there already, `problemOf` says what is wrong with one. */
  text(question: {
    readonly message: string
    readonly initial?: string
    problemOf?(text: string): string | undefined
  }): Promise<string>
  /** One of several. */
  choose<Choice extends { readonly name: string; readonly label: string }>(question: {
    readonly message: string
    readonly choices: readonly Choice[]
  }): Promise<Choice>
  confirm(message: string): Promise<boolean>
}

/** Whether there is somebody who could answer. */
export const canAsk = ({ stdin, stderr }: Io): boolean => stdin.isTTY === true && stderr.isTTY === true

interface PromptStreams {
  readonly input: Io['stdin']
  readonly output: Io['stderr']
  readonly signal: AbortSignal
}

/** Questions go to standard error, so that standard output holds what was asked for and nothing else. */
export async function createAsker({ stdin: input, stderr: output }: Io): Promise<Asker> {
  const { confirm, isCancel, select, text } = await import('@clack/prompts')
  async function answered<Answer>(
    ask: (streams: PromptStreams) => Promise<Answer | typeof CANCEL_SYMBOL>,
  ): Promise<Answer> {
    const ended = new AbortController()
    let open = true
    // Ctrl-D ends the input, of which the prompt says nothing: an answer would be there before the next turn.
    const end = () => setImmediate(() => open && ended.abort())
    input.once('pause', end)
    try {
      const answer = await ask({ input, output, signal: ended.signal })
      if (isCancel(answer)) throw stopped()
      return answer
    } finally {
      open = false
      input.off('pause', end)
    }
  }
  return {
    text({ message, initial = '', problemOf }) {
      const validate = (line: string | undefined) => problemOf?.(line ?? '')
      return answered((streams) => text({ message, initialValue: initial, validate, ...streams }))
    },
    async choose({ message, choices }) {
      const options = choices.map(({ name, label }) => ({ value: name, label: `${name}: ${label}` }))
      const name = await answered((streams) => select<string>({ message, options, ...streams }))
      const choice = choices.find((one) => one.name === name)
      if (choice === undefined) throw stopped()
      return choice
    },
    confirm: (message) => answered((streams) => confirm({ message, initialValue: false, ...streams })),
  }
}

const stopped = (): CliError => new CliError('stopped: nothing was written')
