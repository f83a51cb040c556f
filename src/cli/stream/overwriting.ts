import { type BigIntStats, fstatSync, statSync } from 'node:fs'
import { CliError } from '../cli-error.js'
import type { Io } from '../io.js'

/** A file that a run reads, or that the shell has opened for it. */
export interface UsedFile {
  /** What it is to the run, for a message: `the configuration`. */
  readonly role: string
  readonly stats: BigIntStats | undefined
}

/** The files that the words of the command line name, and those that the shell put in place of the streams. */
export function filesOfWords(
  events: string | undefined,
  config: string,
  store: string | undefined,
  { stdin, stdout }: Io,
): readonly UsedFile[] {
  const readsStdin = events === undefined || events === '-'
  return [
    fileOfConfig(config),
    { role: 'the file of events', stats: readsStdin ? statsOfStream(stdin.fd) : statsOf(events) },
    { role: 'the file of deliveries', stats: statsOfStream(stdout.fd) },
    ...(store === undefined ? [] : [{ role: 'the store', stats: statsOf(store) }]),
  ]
}

export const fileOfConfig = (path: string): UsedFile => ({ role: 'the configuration', stats: statsOf(path) })

export const filesOfDefinitions = (paths: readonly string[]): readonly UsedFile[] =>
  paths.map((path) => ({ role: 'a definition', stats: statsOf(path) }))

/** Throws a `CliError` where the file of an option, which is emptied, is one of these by whatever name or link. */
export function refuseOverwriting(path: string, files: readonly UsedFile[], option = '--outcomes'): void {
  if (path === '-' && option === '--outcomes')
    throw new CliError('--outcomes needs the name of a file: deliveries already go to standard output')
  const stats = statsOf(path)
  const same = files.find((file) => stats !== undefined && isSameFile(stats, file.stats))
  if (same === undefined) return
  throw new CliError(`${option} would write over ${same.role}, "${path}": name another file`)
}

/** Terminals and pipes lose nothing when they are written to. */
function isSameFile(one: BigIntStats, other: BigIntStats | undefined): boolean {
  return one.isFile() && one.dev === other?.dev && one.ino === other.ino
}

/** Undefined for what is not there or can not be looked at. */
function statsOf(path: string): BigIntStats | undefined {
  return attempt(() => statSync(path, { bigint: true }))
}

function statsOfStream(fd: number | undefined): BigIntStats | undefined {
  return fd === undefined ? undefined : attempt(() => fstatSync(fd, { bigint: true }))
}

function attempt(look: () => BigIntStats): BigIntStats | undefined {
  try {
    return look()
  } catch {
    return undefined
  }
}
