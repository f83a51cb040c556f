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
import { loadProblem } from './load-problem.js'
import { modulePlaces } from './module-places.js'

/**
 * Reads the default export of a module of JavaScript or TypeScript (or its `module.exports`), which runs it; `diagnostics` says so where that is not
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

const moduleEndings = ['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs']

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
  const value = exportOf(module)
  if (value === undefined) return sourceFile(path, text, value, [noExport])
  const diagnostics = findNotJson(value)
  const plain: unknown = diagnostics.length === 0 ? JSON.parse(JSON.stringify(value)) : undefined
  return { ...sourceFile(path, text, plain, diagnostics), ...modulePlaces(text, value) }
}

/** What a module exports by default; of one in the manner of CommonJS, all that it exports. */
function exportOf(module: unknown): unknown {
  if (typeof module !== 'object' || module === null) return undefined
  if ('default' in module) return module.default
  const isCommon = !('__esModule' in module) && Object.getPrototypeOf(module) !== null
  return isCommon && Object.keys(module).length > 0 ? module : undefined
}

const notLoaded = (path: string, text: string, error: unknown): SourceFile =>
  sourceFile(path, text, undefined, [loadProblem(resolve(path), text, error)])

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
