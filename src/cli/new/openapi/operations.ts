import { didYouMean } from '../../../diagnostics/suggest.js'
import { printable } from '../../../engine/printable.js'
import { CliError } from '../../cli-error.js'
import { child, entries, type Node, text } from './node.js'
import type { References } from './references.js'

/** An operation of an API: what one request does. */
export interface Operation {
  /** `createPet`, or `POST /pets` where it has no id. */
  readonly id: string
  readonly method: string
  readonly path: string
  readonly node: Node
  /** What all operations of its path share. */
  readonly shared: Node
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']

/** The operations of an API, in their order. */
export const operationsOf = (root: Node, references: References): readonly Operation[] =>
  entries(child(root, 'paths')).flatMap(([path, item]) => {
    const shared = references.follow(item)?.node
    if (shared === undefined || !path.startsWith('/')) return []
    return entries(shared)
      .filter(([key]) => methods.includes(key))
      .map(([method, node]) => ({
        id: text(node, 'operationId') ?? `${method.toUpperCase()} ${path}`,
        method: method.toUpperCase(),
        path,
        node,
        shared,
      }))
  })

/** The operation that words name: by its id, or as `POST /pets`. Throws a `CliError` that says which there are. */
export function findOperation(operations: readonly Operation[], name: string): Operation {
  const [method = '', path = ''] = name.trim().split(/\s+/, 2)
  const found =
    operations.find(({ id }) => id === name.trim()) ??
    operations.find((one) => one.method === method.toUpperCase() && one.path === path)
  if (found !== undefined) return found
  const known = operations.map(({ id }) => id)
  const { hint } = didYouMean(name, known)
  throw new CliError(printable(`there is no operation "${name}": ${hint ?? listOf(known)}`))
}

const mostListed = 10

/** The operations that could be named, as far as a line has place for them. */
export function listOf(ids: readonly string[]): string {
  if (ids.length === 0) return 'the file has none'
  const more = ids.length - mostListed
  const shown = ids.slice(0, mostListed).join(', ')
  return more > 0 ? `there are ${shown} and ${more} more` : `there is ${shown}`
}
