import { existsSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { CliError } from '../cli-error.js'
import { fileErrorInWords } from '../file-error.js'
import { writeFile } from '../text-files.js'

/** A file that is to be written. */
export interface NewFile {
  /** Below the folder that it goes to. */
  readonly name: string
  readonly text: string
  /** For whoever sees it for the first time. */
  readonly about: string
}

/** Writes files into a folder, which is made. Throws a `CliError`, and writes nothing, where they have no place. */
export function writeNewFiles(folder: string, files: readonly NewFile[], force: boolean): void {
  expectPlace(folder, files, force)
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw new CliError(`the folder "${folder}" can not be made: ${fileErrorInWords(error)}`)
  }
  for (const { name, text } of files) writeFile(join(folder, name), text)
}

/** Throws a `CliError` where a file is there and may not be replaced, or the folder is no folder. */
export function expectPlace(folder: string, files: readonly NewFile[], force: boolean): void {
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw new CliError(`"${folder}" is a file, and no folder: --out takes another one`)
  const there = files.filter(({ name }) => existsSync(join(folder, name)))
  if (there.length > 0 && !force)
    throw new CliError(
      `${there.map(({ name }) => `"${join(folder, name)}"`).join(', ')} would be written over: --force does that, --out takes another folder`,
    )
}
