import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

const names = ['chromium', 'chromium-browser', 'google-chrome']

/** The command of a Chromium on this machine: what CHROMIUM names, else what is found. */
export function findChromium(): string | undefined {
  return process.env.CHROMIUM ?? names.find(isCommand)
}

function isCommand(name: string): boolean {
  try {
    execFileSync(name, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

export interface ServedFile {
  readonly type: string
  readonly body: string | Uint8Array
}

/**
 * Opens `index.html` among some files in headless Chromium, under a content security policy where one is given, and
 * gives what the page posts to `results`.
 */
export async function openPage(
  chromium: string,
  files: ReadonlyMap<string, ServedFile>,
  policy: string | undefined,
): Promise<unknown> {
  const profile = mkdtempSync(join(tmpdir(), 'waybill-chromium-'))
  const received = new EventEmitter()
  const server = createServer(async (request, response) => {
    const path = request.url?.slice(1) || 'index.html'
    if (path === 'results') {
      response.end()
      received.emit('results', JSON.parse(await text(request)))
      return
    }
    const file = files.get(path)
    response.writeHead(file === undefined ? 404 : 200, {
      'content-type': file?.type ?? 'text/plain',
      ...(policy === undefined ? {} : { 'content-security-policy': policy }),
    })
    response.end(file?.body)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  // Root has no sandbox to be in.
  const options = [
    '--headless=new',
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-dev-shm-usage',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ]
  // A process group of its own: killing Chromium alone leaves its helpers, which go on writing to the profile.
  const browser = spawn(chromium, [...options, `--user-data-dir=${profile}`, `http://127.0.0.1:${port}/`], {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  })
  const said = text(browser.stderr)
  const ended = once(browser, 'exit')
  // Each helper holds the pipe, so its end is the end of all of them.
  const allEnded = once(browser, 'close')
  try {
    const [results] = await Promise.race([
      once(received, 'results'),
      ended.then(async ([status]) => {
        throw new Error(`Chromium ended with ${status}: ${await said}`)
      }),
    ])
    return results
  } finally {
    killGroup(browser)
    await allEnded
    server.closeAllConnections()
    server.close()
    rmSync(profile, { recursive: true, force: true, maxRetries: 10 })
  }
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch (error) {
    // All of them have ended by themselves.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}
