import { hasErrors } from '../../diagnostics/diagnostic.js'
import { colorsFor, type Io } from '../io.js'
import { type LoadedConfig, loadConfig } from './load.js'
import { renderProblems } from './render-problems.js'

/**
 * The connections of a configuration file, whose problems are told on standard error; undefined where one of them is an
 * error. Throws a `CliError` where the file can not be read.
 */
export function openConfig(path: string, io: Io): LoadedConfig | undefined {
  const config = loadConfig(path, io.env)
  const { problems } = config
  if (problems.length > 0) io.stderr.write(`${renderProblems(problems, colorsFor(io.stderr, io.env))}\n`)
  return hasErrors(problems.map(({ diagnostic }) => diagnostic)) ? undefined : config
}
