import { accessSync, constants, readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join, normalize } from 'node:path'
import { type Diagnostic, hasErrors } from '../../diagnostics/diagnostic.js'
import { fileProblem, parseSource, readSourceFile, type SourceFile } from '../config/source-file.js'
import { fileErrorInWords } from '../file-error.js'
import type { Io } from '../io.js'
import { expectOneStandardInput, readStandardInput, stdinPath } from '../standard-input.js'
import { certainKindOf, isNameOfCases, type Kind, kindOfValue, mayBeOurs } from './kind-of-value.js'
import { exportsDestination } from './module/module-places.js'
import { isModule, readModuleFile } from './module/read-module-file.js'

/** A file to check; without a kind it is none of ours. */
export interface Source {
  readonly file: SourceFile
  readonly kind: Kind | undefined
}

export interface Sources {
  readonly sources: readonly Source[]
  /** Why a path can not be read, each in one line. */
  readonly failures: readonly string[]
}

/** Reads what the paths name, each file once: files, folders with all below them, `-` for standard input. */
export async function readSources(paths: readonly string[], io: Io): Promise<Sources> {
  const sources = new Map<string, Source>()
  const failures: string[] = []
  expectOneStandardInput(paths)
  for (const path of paths) {
    const found = attempt(() => (path === '-' ? undefined : filesOf(path)))
    if ('error' in found) {
      failures.push(`"${path}" can not be read: ${fileErrorInWords(found.error)}`)
    } else if (found.value === undefined) {
      const source = await readNamed(path, io)
      sources.set(normalize(source.file.path), source)
    } else {
      const read = await Promise.all(found.value.map(readFound))
      const ours = read.flatMap((source) => source ?? [])
      for (const source of ours) sources.set(source.file.path, sources.get(source.file.path) ?? source)
      if (ours.length === 0)
        failures.push(
          `"${path}" holds no definition and no file of connections: waybill new begins one; name a file to see why it is none`,
        )
    }
  }
  return { sources: [...sources.values()], failures }
}

/** The files of a folder; nothing for a file. Throws where either can not be read. */
function filesOf(path: string): readonly string[] | undefined {
  if (statSync(path).isDirectory()) return filesBelow(path)
  accessSync(path, constants.R_OK)
  return undefined
}

const dataEndings = ['.json', '.yaml', '.yml']

/** Reads one file that was named; what is no module is YAML or JSON, whatever its ending. */
export async function readNamed(path: string, io: Io): Promise<Source> {
  if (isModule(path)) return { file: await readModuleFile(path), kind: 'definition' }
  const file = path === '-' ? parseSource(stdinPath, await readStandardInput(io)) : readSourceFile(path)
  return { file, kind: isNameOfCases(path) ? 'cases' : kindOfValue(file.value) }
}

/** Reads a file that was found; nothing where it is not one of ours. */
async function readFound(path: string): Promise<Source | undefined> {
  const read = attempt(() => readFileSync(path, 'utf8'))
  if ('error' in read) return undefined
  if (isNameOfCases(path)) return { file: parseSource(path, read.value), kind: 'cases' }
  if (!mayBeOurs(read.value)) return undefined
  if (isModule(path))
    return exportsDestination(read.value)
      ? { file: await readModuleFile(path), kind: 'definition' }
      : undefined
  const file = parseSource(path, read.value)
  // What is not well formed may be ours: better said than passed over.
  if (hasErrors(file.diagnostics)) return { file, kind: undefined }
  const kind = certainKindOf(file.value)
  return kind === undefined ? undefined : { file, kind }
}

/** The files below a folder that can be definitions or configurations, in order; what is hidden or installed is left out. */
function filesBelow(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.name.startsWith('.') || entry.name === 'node_modules') return []
    if (entry.isDirectory()) return filesBelow(path)
    const isOne = isModule(entry.name) || dataEndings.includes(extname(entry.name))
    return entry.isFile() && isOne && !/\.d\.[mc]?ts$/.test(entry.name) ? [path] : []
  })
}

/** What a file is that is none of ours. */
export const neither = (file: SourceFile): Diagnostic =>
  noneOf(file, 'neither a definition, with "slug" and "actions", nor a file of "connections"')

/** That a file is none of what it could be. */
export const noneOf = ({ value }: SourceFile, kinds: string): Diagnostic =>
  fileProblem(value === null || value === undefined ? `this is empty, and so ${kinds}` : `this is ${kinds}`)

function attempt<Value>(run: () => Value): { readonly value: Value } | { readonly error: unknown } {
  try {
    return { value: run() }
  } catch (error) {
    return { error }
  }
}
