import { readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/**
 * A folder as a queue that delivers at least once, as queues of cloud providers do: a message is a file of events, an
 * event a line. It comes again until it is acknowledged. A file with a line that is no JSON is put aside.
 */
export async function* openQueue(folder, signal) {
  while (!signal.aborted) {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.ndjson')).sort()
    for (const name of names) {
      if (signal.aborted) return
      const file = join(folder, name)
      const events = parseEvents(await readFile(file, 'utf8'))
      if (events === undefined) await rename(file, `${file}.bad`)
      else yield { name, events, acknowledge: () => rm(file) }
    }
    if (names.length === 0) await wait(200, undefined, { signal }).catch(() => undefined)
  }
}

function parseEvents(text) {
  try {
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line))
  } catch {
    return undefined
  }
}
