import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { extname, resolve } from 'node:path'
import type { Jiti } from 'jiti'
import * as actions from '../../../actions/index.js'
import type { Diagnostic } from '../../../diagnostics/diagnostic.js'
import * as waybill from '../../../index.js'
import { fileProblem, type SourceFile } from '../../config/source-file.js'
import { fileErrorInWords } from '../../file-error.js'
import { findNotJson } from './find-not-json.js'
import { modulePlaces } from './module-places.js'

/**
 * Reads the default export of a module of JavaScript or TypeScript, which runs it; `diagnostics` says so where that is not
 * possible. What it imports is found as Node finds it; `waybill` and `waybill/actions` are the running ones, so that a
 * definition can be checked where Waybill is not installed. Throws nothing.
 */
export async function readModuleFile(path: string): Promise<SourceFile> {
  const text = readText(path)
  if (typeof text !== 'string') return text
  try {
    return moduleFile(path, text, await createLoader().import(resolve(path)))
  } catch (error) {
    return notLoaded(path, text, error)
  }
}

/** The same at once, for a module that awaits nothing at its top. */
export function readModuleFileSync(path: string): SourceFile {
  const text = readText(path)
  if (typeof text !== 'string') return text
  try {
    return moduleFile(path, text, createLoader()(resolve(path)))
  } catch (error) {
    return notLoaded(path, text, error)
  }
}

const moduleEndings = ['.ts', '.mts', '.js', '.mjs']

/** Whether a file is one by its name; every other one is data. */
export const isModule = (path: string): boolean => moduleEndings.includes(extname(path))

/** The text of a file, or what is told in its place. */
function readText(path: string): string | SourceFile {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const problem = fileProblem(`"${path}" can not be read: ${fileErrorInWords(error)}`)
    return sourceFile(path, '', undefined, [problem])
  }
}

function moduleFile(path: string, text: string, module: unknown): SourceFile {
  const value: unknown =
    typeof module === 'object' && module !== null ? Reflect.get(module, 'default') : undefined
  if (value === undefined) return sourceFile(path, text, value, [noExport])
  const diagnostics = findNotJson(value)
  const plain: unknown = diagnostics.length === 0 ? JSON.parse(JSON.stringify(value)) : undefined
  return { ...sourceFile(path, text, plain, diagnostics), ...modulePlaces(text, value) }
}

const notLoaded = (path: string, text: string, error: unknown): SourceFile =>
  sourceFile(path, text, undefined, [fileProblem(`the module can not be loaded: ${firstLine(error)}`)])

const noExport: Diagnostic = {
  ...fileProblem('the module has no default export'),
  hint: 'write: export default defineDestination({ … })',
}

/** Node 20 runs no TypeScript, and no version of it finds `./fields.js` as `fields.ts`: jiti does both. */
function createLoader(): Jiti {
  const { createJiti }: typeof import('jiti') = createRequire(import.meta.url)('jiti')
  return createJiti(import.meta.url, {
    fsCache: false,
    moduleCache: false,
    interopDefault: false,
    virtualModules: { waybill, 'waybill/actions': actions },
  })
}

function sourceFile(
  path: string,
  text: string,
  value: unknown,
  diagnostics: readonly Diagnostic[],
): SourceFile {
  return {
    path,
    text,
    value,
    diagnostics,
    entryRange: () => undefined,
    valueRange: () => undefined,
    position(offset) {
      const before = text.slice(0, offset).split('\n')
      return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
    },
  }
}

/** What the loader says below its first line is an excerpt and a stack of its own. */
function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message.trim().split('\n', 1)[0] ?? message
}
