import type { JsonScalar } from '../../json/value.js'
import type { Discriminator } from '../../triggers/index.js'

/** Fields of which an event needs them all to have one of their values. */
export type Way = readonly Discriminator[]

/**
 * Names, found by what an event holds. A tree: on the way from the root to a name stands, field after field, everything
 * that an event must have for it. Nothing in it ever changes; `IndexEdit` makes another one of it.
 */
export interface IndexNode {
  /** What an event can match that came here. */
  readonly names: readonly string[]
  /** What is asked next; a root has no values. */
  readonly fields: FieldNode | undefined
}

export interface FieldNode {
  readonly values: ReadonlyMap<unknown, IndexNode>
  /** The fields below, by their names. */
  readonly below: ReadonlyMap<string, FieldNode>
}

export const emptyIndex: IndexNode = { names: [], fields: undefined }

/** An index to be changed in many places: each node is copied once at the most. The index that it began with stays. */
export class IndexEdit {
  #root: OwnNode
  readonly #own = new Set<IndexNode | FieldNode>()

  constructor(index: IndexNode) {
    this.#root = this.#ownNode(index)
  }

  get index(): IndexNode {
    return this.#root
  }

  /** A name that stands in the index by none of its ways is never found. */
  add(name: string, ways: readonly Way[]): void {
    for (const way of ways) this.#change(this.#root, way, (node) => node.names.push(name))
  }

  /** The ways have to be those that it was added with. */
  remove(name: string, ways: readonly Way[]): void {
    for (const way of ways)
      this.#change(this.#root, way, (node) => {
        node.names = node.names.filter((other) => other !== name)
      })
  }

  #change(node: OwnNode, [first, ...rest]: Way, change: (node: OwnNode) => void): void {
    if (first === undefined) change(node)
    else {
      const fields = this.#ownField(node.fields)
      this.#changeField(fields, first.path, first.values, (next) => this.#change(next, rest, change))
      node.fields = isEmptyField(fields) ? undefined : fields
    }
  }

  #changeField(
    field: OwnField,
    [name, ...rest]: readonly string[],
    values: readonly JsonScalar[],
    change: (node: OwnNode) => void,
  ): void {
    if (name === undefined) {
      for (const value of values) {
        const node = this.#ownNode(field.values.get(value))
        change(node)
        if (isEmptyNode(node)) field.values.delete(value)
        else field.values.set(value, node)
      }
      return
    }
    const below = this.#ownField(field.below.get(name))
    this.#changeField(below, rest, values, change)
    if (isEmptyField(below)) field.below.delete(name)
    else field.below.set(name, below)
  }

  #ownNode(node: IndexNode = emptyIndex): OwnNode {
    if (this.#isOwnNode(node)) return node
    const own: OwnNode = { names: [...node.names], fields: node.fields }
    this.#own.add(own)
    return own
  }

  #ownField(field: FieldNode = noField): OwnField {
    if (this.#isOwnField(field)) return field
    const own: OwnField = { values: new Map(field.values), below: new Map(field.below) }
    this.#own.add(own)
    return own
  }

  #isOwnNode(node: IndexNode): node is OwnNode {
    return this.#own.has(node)
  }

  #isOwnField(field: FieldNode): field is OwnField {
    return this.#own.has(field)
  }
}

/** What this edit has made, and may write to until it is done. */
interface OwnNode extends IndexNode {
  names: string[]
  fields: FieldNode | undefined
}

interface OwnField extends FieldNode {
  readonly values: Map<unknown, IndexNode>
  readonly below: Map<string, FieldNode>
}

const noField: FieldNode = { values: new Map(), below: new Map() }

const isEmptyNode = ({ names, fields }: IndexNode): boolean => names.length === 0 && fields === undefined

const isEmptyField = ({ values, below }: FieldNode): boolean => values.size === 0 && below.size === 0
