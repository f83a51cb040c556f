import { existsSync } from 'node:fs'
import { printable } from '../../../engine/printable.js'
import type { Asker } from '../../ask.js'
import { CliError } from '../../cli-error.js'
import type { Reading } from './convert-schema.js'
import { Losses } from './losses.js'
import { child, type Node, text } from './node.js'
import { findOperation, listOf, type Operation, operationsOf } from './operations.js'
import { readOpenApi } from './read-open-api.js'
import { References } from './references.js'
import { SchemaCount } from './schema-count.js'

/** A description of an API with the operations of it that are asked for, at least one. */
export interface OpenApi {
  readonly root: Node
  readonly operations: readonly [Operation, ...Operation[]]
  readonly reading: Reading
}

/**
 * Opens what `--from-openapi` names: `api.yaml#createPet`, `api.yaml#POST /pets`, or several with commas between them.
 * Throws a `CliError` where that is none.
 */
export async function openApi(reference: string, ask: Asker | undefined): Promise<OpenApi> {
  const { path, names } = partsOf(reference)
  const root = readOpenApi(path)
  const losses = new Losses()
  const references = new References(losses)
  const all = operationsOf(root, references)
  const [first, ...more] = all
  if (first === undefined) throw new CliError(`"${path}" has no operation: there is none below "paths"`)
  const [name, ...otherNames] = names
  const chosen =
    name === undefined ? (more.length === 0 ? first : await asked(all, path, ask)) : findOperation(all, name)
  const others = otherNames.map((other) => findOperation(all, other)).filter((one) => one !== chosen)
  const reading = { references, losses, count: new SchemaCount() }
  return { root, operations: [chosen, ...new Set(others)], reading }
}

function partsOf(reference: string): { readonly path: string; readonly names: readonly string[] } {
  const at = reference.lastIndexOf('#')
  if (at === -1 || existsSync(reference)) return { path: reference, names: [] }
  const names = reference.slice(at + 1).split(',')
  return {
    path: reference.slice(0, at),
    names: names.map((name) => name.trim()).filter((name) => name !== ''),
  }
}

/** More can not be looked through on a screen. */
const mostChoices = 200

async function asked(all: readonly Operation[], path: string, ask: Asker | undefined): Promise<Operation> {
  if (ask === undefined || all.length > mostChoices) throw needsName(path, all)
  const choices = all.map(({ id, node, ...operation }) => ({
    name: id,
    label: printable(text(node, 'summary') ?? `${operation.method} ${operation.path}`),
  }))
  const { name } = await ask.choose({ message: 'Which operation?', choices })
  return findOperation(all, name)
}

const needsName = (path: string, all: readonly Operation[]): CliError =>
  new CliError(printable(`name an operation behind "${path}#": ${listOf(all.map(({ id }) => id))}`))

/** What an API is called; undefined where it does not say. */
export const titleOfApi = ({ root }: OpenApi): string | undefined => text(child(root, 'info'), 'title')
