import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { buildModules } from '../build-modules.js'

/** A folder in which the examples of a folder can be started as their readers start them. */
export interface BuiltExamples {
  readonly folder: string
  start(name: string, environment: Readonly<Record<string, string>>): Started
  remove(): void
}

/** An example that runs: its lines, one after the other. */
export interface Started {
  /** The next line that it prints and that has this in it. */
  line(part: string): Promise<string>
  stop(signal: NodeJS.Signals): Promise<number | null>
}

export async function buildExamples(examples: string, names: readonly string[]): Promise<BuiltExamples> {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-example-'))
  await buildModules(
    names.map((name) => `examples/${examples}/${name}.mjs`),
    folder,
  )
  const children = new Set<ChildProcess>()
  return {
    folder,
    start(name, environment) {
      const child = spawn(process.execPath, [join(folder, `${name}.mjs`)], {
        cwd: folder,
        env: { PATH: process.env.PATH, ...environment },
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      children.add(child)
      return started(child)
    },
    remove() {
      for (const child of children) child.kill('SIGKILL')
      rmSync(folder, { recursive: true })
    },
  }
}

function started(child: ChildProcess & { readonly stdout: NodeJS.ReadableStream }): Started {
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const ended = once(child, 'exit')
  return {
    async line(part) {
      for (;;) {
        const { value, done } = await lines.next()
        if (done === true) throw new Error(`it ended without printing ${part}`)
        if (value.includes(part)) return value
      }
    },
    async stop(signal) {
      child.kill(signal)
      const [status] = await ended
      return status
    },
  }
}
