import { dirname, resolve } from 'node:path'
import { pointerKeys } from '../../../json/pointer.js'
import type { Losses } from './losses.js'
import { child, type Node } from './node.js'
import { readDataFile } from './read-data-file.js'

type DataFile = Node['file']

/** A part that references led to, with the names of the places that were passed on the way. */
export interface Followed {
  readonly node: Node
  /** `file#/pointer`: whoever meets one again below it stands in a circle. */
  readonly passed: readonly string[]
}

/** Follows `$ref`s within the files of a description: in the same file, or in one beside it. Nothing is fetched. */
export class References {
  readonly #files = new Map<string, DataFile>()
  readonly #losses: Losses

  constructor(losses: Losses) {
    this.#losses = losses
  }

  /** What a node stands for: itself, where it is no reference. Undefined where a reference leads nowhere. */
  follow(node: Node, passed: readonly string[] = []): Followed | undefined {
    const names = new Set(passed)
    let found = node
    for (;;) {
      const { value: ref } = child(found, '$ref')
      if (typeof ref !== 'string') return { node: found, passed: [...names] }
      const target = this.#target(ref, found.file)
      if (target === undefined) return undefined
      const name = `${target.file.path}#${target.pointer}`
      if (names.has(name)) {
        this.#losses.add(ref, 'it holds itself, and is cut there')
        return undefined
      }
      names.add(name)
      found = pointerKeys(target.pointer).reduce(at, { value: target.file.value, file: target.file })
      if (found.value === undefined) {
        this.#losses.add(ref, 'the reference leads nowhere')
        return undefined
      }
    }
  }

  #target(ref: string, from: DataFile): { readonly file: DataFile; readonly pointer: string } | undefined {
    const [path = '', fragment = ''] = ref.split('#', 2)
    if (/^[a-z][a-z0-9+.-]*:/i.test(path)) {
      this.#losses.add(ref, 'nothing is fetched: keep the file beside this one, and refer to it there')
      return undefined
    }
    const file = path === '' ? from : this.#file(resolve(dirname(from.path), decode(path)))
    if (file === undefined) {
      this.#losses.add(ref, 'the file can not be read')
      return undefined
    }
    return { file, pointer: decode(fragment) }
  }

  #file(path: string): DataFile | undefined {
    const known = this.#files.get(path)
    if (known !== undefined) return known
    const read = readDataFile(path)
    if ('problem' in read) return undefined
    const file = { path, value: read.value }
    this.#files.set(path, file)
    return file
  }
}

const at = (node: Node, key: string): Node =>
  Array.isArray(node.value) ? { ...node, value: node.value[Number(key)] } : child(node, key)

/** A fragment of a URI is percent-encoded. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
