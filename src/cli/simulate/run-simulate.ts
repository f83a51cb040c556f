import { setTimeout as sleep } from 'node:timers/promises'
import type { ReceivedRequest, StandInOptions } from '../../simulate/index.js'
import { CliError } from '../cli-error.js'
import { stopSignals } from '../deliver/stop-signals.js'
import { errorCode } from '../file-error.js'
import { colorsFor, type Io } from '../io.js'
import { statusOfProblems } from '../status.js'
import { openOutcomes } from '../stream/open-outcomes.js'
import { fileOfConfig, filesOfDefinitions, refuseOverwriting } from '../stream/overwriting.js'
import { writeText } from '../text-files.js'
import { accountsLine, addressLine } from './introduction.js'
import { type OpenedStandIn, openStandIn } from './open-stand-in.js'
import { repliesOf } from './replies-of-example.js'
import { requestLine } from './request-line.js'
import { RequestTally } from './request-tally.js'

export interface SimulateOptions {
  readonly config?: string
  readonly port: number
  readonly host: string
  readonly fail?: NonNullable<StandInOptions['fail']>
  readonly seed: number
  readonly slow: number
  readonly retryAfter: number
  readonly tokenLife: number
  readonly example?: string
  readonly log?: string
  readonly for?: number
  readonly quiet?: true
}

/** Runs a stand-in until it is asked to end; gives the exit status. Throws a `CliError` where it can not listen. */
export async function runSimulate(
  name: string | undefined,
  options: SimulateOptions,
  io: Io,
): Promise<number> {
  const { config, fail, seed, slow, retryAfter, tokenLife, log: path } = options
  const say = (line: string) => io.stderr.write(`${line}\n`)
  const tally = new RequestTally()
  let tell: (received: ReceivedRequest) => void = () => {}
  const standInOptions = {
    ...(fail === undefined ? {} : { fail }),
    seed,
    slowMs: slow,
    retryAfter: Math.ceil(retryAfter / 1000),
    tokenLifeMs: tokenLife,
    onRequest: (received: ReceivedRequest) => tell(received),
  }
  const opened = await openStandIn(name, config, standInOptions, io)
  if (opened === undefined) return statusOfProblems
  const { standIn } = opened
  if (options.example !== undefined) standIn.reply(...repliesOf(options.example, opened.definitions))
  if (path !== undefined)
    refuseOverwriting(
      path,
      [
        ...(config === undefined ? [] : [fileOfConfig(config)]),
        ...(name === undefined ? [] : filesOfDefinitions([name])),
      ],
      '--log',
    )
  const log = path === undefined ? undefined : await openOutcomes(path)
  const colors = colorsFor(io.stderr, io.env)
  tell = (received) => {
    tally.add(received)
    const shown = standIn.redact(received)
    if (options.quiet !== true) say(requestLine(shown, colors))
    log?.write(JSON.stringify(shown))
  }
  const stop = stopSignals(io.signals, () => {})
  try {
    await writeText(addressLine(opened, await listen(opened, options)), io)
    say(accountsLine(opened))
    await untilAsked(stop.stopped, options.for)
  } finally {
    stop.release()
    await standIn.close()
    await log?.end()
  }
  say(tally.inWords())
  return 0
}

async function listen({ standIn }: OpenedStandIn, { port, host }: SimulateOptions): Promise<string> {
  try {
    return await standIn.listen({ port, host })
  } catch (error) {
    const reasons: { readonly [code: string]: string } = {
      EADDRINUSE: 'something listens there already; --port 0 takes any port that is free',
      EACCES: 'the system does not allow it',
    }
    const code = errorCode(error)
    throw new CliError(`it can not listen at ${host}:${port}: ${reasons[code] ?? code}`)
  }
}

async function untilAsked(stopped: AbortSignal, milliseconds: number | undefined): Promise<void> {
  if (stopped.aborted) return
  const asked = new Promise<void>((resolve) =>
    stopped.addEventListener('abort', () => resolve(), { once: true }),
  )
  if (milliseconds === undefined) return asked
  const ended = new AbortController()
  await Promise.race([asked, sleep(milliseconds, undefined, { signal: ended.signal }).catch(() => undefined)])
  ended.abort()
}
