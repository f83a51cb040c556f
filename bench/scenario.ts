/** One thing that is measured: contestants that do the same work on the same inputs. */
export interface Scenario {
  /** What `--only` asks for. */
  readonly name: string
  /** What is compared, in one line. */
  readonly compares: string
  /** Everything that does not belong to the measured time; called only where the scenario runs. */
  prepare(): Contest
}

export interface Contest {
  readonly contestants: readonly Contestant[]
  readonly bars: readonly Bar[]
  /** Throws where ours and a peer do not give the same; runs before anything is measured. */
  check(): void | Promise<void>
}

export interface Contestant {
  readonly name: string
  /** Does the work `count` times, on one input after the other. */
  readonly repeat: Repeat
}

export type Repeat = (count: number) => void | Promise<void>

/** What `performance.md` asks of one of ours; without a bound the figure is only reported. */
export type Bar =
  | { readonly ours: string; readonly peer: string; readonly timesFaster: number }
  | { readonly ours: string; readonly peer: string; readonly timesItsTime: number }
  | { readonly ours: string; readonly microseconds?: number }

/** `run` on a ring of inputs; their number is a power of two. */
export function contestant<Input>(
  name: string,
  inputs: readonly Input[],
  run: (input: Input) => unknown,
): Contestant {
  return { name, repeat: ownLoop('', inputs, run) }
}

/** The same where each run is waited for. */
export function waitingContestant<Input>(
  name: string,
  inputs: readonly Input[],
  run: (input: Input) => Promise<unknown>,
): Contestant {
  return { name, repeat: ownLoop('await', inputs, run) }
}

/** The last result: stored, so that no run is work for nothing. */
const sink: { last: unknown } = { last: undefined }

let loops = 0

/** A loop with type feedback of its own: with a shared one the order of the contestants would change the figures. */
function ownLoop<Input>(
  wait: '' | 'await',
  inputs: readonly Input[],
  run: (input: Input) => unknown,
): Repeat {
  if (inputs.length < 64 || (inputs.length & (inputs.length - 1)) !== 0)
    throw new Error(`a ring has 64, 128, 256, … inputs, not ${inputs.length}`)
  loops += 1
  // The number makes the text unique: the engine shares feedback between functions of equal text.
  const text = `/* ${loops} */ return ${wait === '' ? '' : 'async '}(count) => {
    for (let at = 0; at < count; at++) sink.last = ${wait} run(inputs[at & ${inputs.length - 1}])
  }`
  return new Function('inputs', 'run', 'sink', text)(inputs, run, sink)
}
