import { CliError } from '../cli-error.js'
import { jsonMistake } from '../config/json-mistake.js'
import { noSuchFile } from '../file-error.js'
import type { Io } from '../io.js'
import { nameInWords, readStandardInput, stdinPath } from '../standard-input.js'
import { readFile } from '../text-files.js'

/** The value of a file of JSON; `-` is standard input. Throws a `CliError` where it can not be read, or is no JSON. */
export async function readJson(path: string, io: Io): Promise<unknown> {
  const name = path === '-' ? nameInWords(stdinPath) : `"${path}"`
  const read = path === '-' ? await readStandardInput(io) : readFile(path)
  if (read === undefined) throw new CliError(`${name} can not be read: ${noSuchFile(path)}`)
  const text = read.replace(/^\uFEFF/, '')
  if (text.trim() === '') throw new CliError(`${name} is empty`)
  const trimmed = text.trimEnd()
  const mistake = jsonMistake(trimmed)
  if (mistake !== undefined) throw new CliError(`${name} is no JSON: ${reasonOf(mistake, trimmed)}`)
  return JSON.parse(text)
}

function reasonOf(mistake: number, text: string): string {
  if (/[\0\uFFFD]/.test(text)) return 'it is not written in UTF-8'
  if (mistake === text.length) return 'it ends in the midst of a value'
  const lines = text.slice(0, mistake).split('\n')
  return `it goes wrong on line ${lines.length}, at character ${(lines.at(-1)?.length ?? 0) + 1}`
}
