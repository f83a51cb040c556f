import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
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
  const read = attempt(() => readFileSync(path, 'utf8'))
  if ('error' in read)
    return sourceFile(path, '', undefined, [
      fileProblem(`"${path}" can not be read: ${fileErrorInWords(read.error)}`),
    ])
  try {
    const value = await defaultExport(path)
    if (value === undefined) return sourceFile(path, read.value, value, [noExport])
    const diagnostics = findNotJson(value)
    const plain: unknown = diagnostics.length === 0 ? JSON.parse(JSON.stringify(value)) : undefined
    return { ...sourceFile(path, read.value, plain, diagnostics), ...modulePlaces(read.value, value) }
  } catch (error) {
    return sourceFile(path, read.value, undefined, [
      fileProblem(`the module can not be loaded: ${firstLine(error)}`),
    ])
  }
}

const noExport: Diagnostic = {
  ...fileProblem('the module has no default export'),
  hint: 'write: export default defineDestination({ … })',
}

/** Node 20 runs no TypeScript, and no version of it finds `./fields.js` as `fields.ts`: jiti does both. */
async function defaultExport(path: string): Promise<unknown> {
  const { createJiti } = await import('jiti')
  const jiti = createJiti(import.meta.url, {
    fsCache: false,
    moduleCache: false,
    interopDefault: false,
    virtualModules: { waybill, 'waybill/actions': actions },
  })
  const module: unknown = await jiti.import(resolve(path))
  return typeof module === 'object' && module !== null ? Reflect.get(module, 'default') : undefined
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

function attempt<Value>(run: () => Value): { readonly value: Value } | { readonly error: unknown } {
  try {
    return { value: run() }
  } catch (error) {
    return { error }
  }
}

/** What the loader says below its first line is an excerpt and a stack of its own. */
function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message.trim().split('\n', 1)[0] ?? message
}
