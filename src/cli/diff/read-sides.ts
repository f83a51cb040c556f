import { hasErrors } from '../../diagnostics/diagnostic.js'
import type { ConnectionConfig, Destination } from '../../index.js'
import { isObject } from '../../json/value.js'
import { checkSource } from '../check/check-source.js'
import { readNamed, type Source } from '../check/read-sources.js'
import { CliError } from '../cli-error.js'
import { checkConfig } from '../config/load.js'
import type { SourceFile } from '../config/source-file.js'
import { tellProblems } from '../config/tell-problems.js'
import type { Io } from '../io.js'
import { nameInWords } from '../standard-input.js'
import type { ConfigSide } from './compare-configs.js'

/** A file of connections, as it is written. */
export interface ConfigFile extends ConfigSide {
  readonly file: SourceFile
}

export type Sides =
  | { readonly kind: 'connections'; readonly before: ConfigFile; readonly after: ConfigFile }
  | { readonly kind: 'definition'; readonly before: Destination; readonly after: Destination }

/**
 * Reads two files that are compared; undefined where one of them has errors, which are told on standard error. Throws a
 * `CliError` where one can not be read, or where they are not of a kind.
 */
export async function readSides(before: string, after: string, io: Io): Promise<Sides | undefined> {
  const [first, second] = [await readSource(before, io), await readSource(after, io)]
  if (hasErrors([...first.file.diagnostics, ...second.file.diagnostics])) {
    for (const source of [first, second]) tellProblems(checkSource(source, io.env).problems, io)
    return undefined
  }
  if (first.kind !== second.kind)
    throw new CliError(`${inWords(first)}, and ${inWords(second)}: compare two of a kind`)
  if (first.kind !== 'definition' && first.kind !== 'connections')
    throw new CliError(`${inWords(first)}: there is nothing to compare`)
  if (first.kind === 'definition') {
    const [older, newer] = [definitionOf(first, io), definitionOf(second, io)]
    return older === undefined || newer === undefined
      ? undefined
      : { kind: 'definition', before: older, after: newer }
  }
  const [older, newer] = [configOf(first, io), configOf(second, io)]
  return older === undefined || newer === undefined
    ? undefined
    : { kind: 'connections', before: older, after: newer }
}

async function readSource(path: string, io: Io): Promise<Source> {
  const source = await readNamed(path, io)
  const { diagnostics, text } = source.file
  const [problem] = diagnostics
  if (problem !== undefined && text === '') throw new CliError(problem.message)
  return source
}

function inWords({ file, kind }: Source): string {
  const name = nameInWords(file.path)
  if (kind === 'connections') return `${name} holds connections`
  return `${name} is ${kind === 'definition' ? 'a definition' : 'neither connections nor a definition'}`
}

function definitionOf(source: Source, io: Io): Destination | undefined {
  const { definition, problems } = checkSource(source, io.env)
  if (definition === undefined) tellProblems(problems, io)
  return definition
}

/** Variables of the environment do not matter here: a file is compared as it is written. */
function configOf({ file }: Source, io: Io): ConfigFile | undefined {
  const { destinations, problems } = checkConfig(file, io.env, 'warning')
  if (hasErrors(problems.map(({ diagnostic }) => diagnostic))) {
    tellProblems(problems, io)
    return undefined
  }
  const written = isObject(file.value) ? file.value.connections : undefined
  const configs: readonly unknown[] = Array.isArray(written) ? written : []
  return { file, destinations, configs: configs.filter(isConnectionConfig) }
}

/** Of connections in which no errors were found, more need not be asked. */
const isConnectionConfig = (value: unknown): value is ConnectionConfig =>
  isObject(value) && Array.isArray(value.subscriptions)
