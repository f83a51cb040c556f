import { statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { Io } from '../io.js'

/** How long files are quiet before they are read: editors write one in several steps. */
const quietMs = 50

/**
 * Does something once, and again whenever a file in the folders of the paths changes, until the terminal is closed
 * (Ctrl-D) or the process is ended. Gives what it gave last.
 */
export async function watchFiles<Result>(
  paths: readonly string[],
  run: (changed: string | undefined) => Promise<Result>,
  { stdin, stderr }: Io,
): Promise<Result> {
  const { watch } = await import('chokidar')
  const watcher = watch(paths.map(folderOf), { ignoreInitial: true, ignored: isLeftOut })
  await new Promise<void>((resolve) => watcher.once('ready', () => resolve()))
  let last = run(undefined)
  let timer: NodeJS.Timeout | undefined
  watcher.on('all', (_, changed) => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      last = last.then(() => run(changed)).finally(wait)
    }, quietMs)
  })
  const wait = () => void stderr.write('Waiting for changes; Ctrl-C ends.\n')
  await last
  wait()
  await closed(stdin)
  clearTimeout(timer)
  await watcher.close()
  return last
}

/** A file is replaced by another one of its name, and has others beside it. */
const folderOf = (path: string): string =>
  statSync(path, { throwIfNoEntry: false })?.isFile() === true ? dirname(path) : path

/** What is hidden or installed holds no tests. */
const isLeftOut = (path: string): boolean =>
  /^\.[^./\\]/.test(basename(path)) || basename(path) === 'node_modules'

/** Only a terminal is read: a process that was started without one waits until it is ended. */
function closed(stdin: Io['stdin']): Promise<void> {
  return new Promise((resolve) => {
    if (stdin.isTTY !== true) return
    stdin.once('end', resolve)
    stdin.resume()
  })
}
