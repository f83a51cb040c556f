import { existsSync, readFileSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import type { Action, JsonObject } from '../../../actions/index.js'
import { equalJson } from '../../../json/equal.js'
import { pointerTo } from '../../../json/pointer.js'
import type { Json } from '../../../json/value.js'
import { isModule, readModuleFileSync } from '../../check/module/read-module-file.js'
import { CliError } from '../../cli-error.js'
import { parseSource, readSourceFile, type SourceFile } from '../../config/source-file.js'
import { withChange } from '../../test/update/change.js'
import { editData } from '../../test/update/edit-data.js'
import { writeFile } from '../../text-files.js'
import { addToModule } from './add-to-module.js'
import { printActionModule } from './print-action-module.js'

/** Where an action was written. */
export interface WrittenAction {
  readonly path: string
  /** What is left to do, where it was written beside its definition. */
  readonly toDo?: string
}

/** A new action of a definition, complete. */
export interface NewAction {
  readonly name: string
  readonly action: Action
}

/**
 * Writes an action into the file of its definition, where all else stays as it is written; where a module is not
 * written so that this can be done, into a file beside it. Throws a `CliError` where neither is possible.
 */
export function writeAction(path: string, { name, action }: NewAction): WrittenAction {
  const plain: JsonObject = JSON.parse(JSON.stringify(action))
  // Read anew: an action that was written just before is in it.
  return isModule(path)
    ? writeToModule(readModuleFileSync(path), name, plain)
    : writeToData(readSourceFile(path), name, plain)
}

const pointerOf = (name: string): string => pointerTo('/actions', name)

function writeToData(file: SourceFile, name: string, value: JsonObject): WrittenAction {
  const change = { pointer: pointerOf(name), value }
  const text = editData(file.text, change, file.path.endsWith('.json'))
  const isRight =
    text !== undefined && equalJson(parseSource(file.path, text).value, withChange(file.value, change))
  if (!isRight)
    throw new CliError(
      `"${file.path}" is not written so that an action can be added: "actions" has to stand in it, without an alias`,
    )
  writeFile(file.path, text)
  return { path: file.path }
}

/** A module is run to see whether it is right, and is put back where it is not. */
function writeToModule(file: SourceFile, name: string, value: Json): WrittenAction {
  const { path, text } = file
  const added = addToModule(text, file.value, name, value)
  if (added !== undefined && readFileSync(path, 'utf8') === text) {
    writeFile(path, added)
    const expected = withChange(file.value, { pointer: pointerOf(name), value })
    if (equalJson(readModuleFileSync(path).value, expected)) return { path }
    writeFile(path, text)
  }
  const ending = extname(path)
  const beside = join(dirname(path), `${name}.action${ending}`)
  if (existsSync(beside)) throw new CliError(`"${beside}" is there already: take another name`)
  writeFile(beside, printActionModule(name, value, ending))
  const address = `./${name}.action${ending.replace('ts', 'js')}`
  return {
    path: beside,
    toDo: `"${path}" is not written so that it could be added: write import { ${name} } from '${address}', and ${name} among its actions`,
  }
}
