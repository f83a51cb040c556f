import { readFileSync } from 'node:fs'
import { equalJson } from '../../../json/equal.js'
import { isModule, readModuleFileSync } from '../../check/module/read-module-file.js'
import { parseSource, type SourceFile } from '../../config/source-file.js'
import { writeFile } from '../../text-files.js'
import type { TestRun } from '../run-suites.js'
import { type Change, changesOf, withChange } from './change.js'
import { editData } from './edit-data.js'
import { editModule } from './edit-module.js'

export interface RewrittenFile {
  readonly path: string
  readonly rewritten: readonly TestRun[]
  /** Those whose expectations stand where they can not be written anew: in another file, behind an alias. */
  readonly left: readonly TestRun[]
}

/** Writes into a file what came of its tests, in place of what they expect. Throws a `CliError` where it can not be written. */
export function rewriteFile(file: SourceFile, runs: readonly TestRun[]): RewrittenFile {
  const start: Draft = { text: file.text, value: file.value }
  const { draft, rewritten } = runs.reduce<{ readonly draft: Draft; readonly rewritten: readonly TestRun[] }>(
    (done, run) => {
      const next = edited(file, done.draft, changesOf(run))
      return next === undefined ? done : { draft: next, rewritten: [...done.rewritten, run] }
    },
    { draft: start, rewritten: [] },
  )
  const isWritten = rewritten.length > 0 && written(file, draft)
  const done = isWritten ? rewritten : []
  return { path: file.path, rewritten: done, left: runs.filter((run) => !done.includes(run)) }
}

/** A text, and the value that it should have. */
interface Draft {
  readonly text: string
  readonly value: unknown
}

/** Undefined where one of the changes can not be made. */
function edited(file: SourceFile, start: Draft, changes: readonly Change[]): Draft | undefined {
  let draft = start
  for (const change of changes) {
    const value = withChange(draft.value, change)
    const text = isModule(file.path)
      ? editModule(draft.text, draft.value, value, change)
      : editData(draft.text, change, file.path.endsWith('.json'))
    if (text === undefined) return undefined
    draft = { text, value }
  }
  return isModule(file.path) || equalJson(parseSource(file.path, draft.text).value, draft.value)
    ? draft
    : undefined
}

/** Whether the file says now what it should: a module is run to be read, and is put back where it does not. */
function written({ path, text: before }: SourceFile, { text, value }: Draft): boolean {
  // Somebody may have changed it since it was read.
  if (readFileSync(path, 'utf8') !== before) return false
  writeFile(path, text)
  if (!isModule(path) || equalJson(readModuleFileSync(path).value, value)) return true
  writeFile(path, before)
  return false
}
