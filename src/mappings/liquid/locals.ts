import type { LiquidNode } from './template.js'

/** Where a rendering keeps what a template names: variables (`assign`, `capture`) and counters, each in a place. */
export interface Locals {
  readonly variables: ReadonlyMap<string, number>
  readonly counters: ReadonlyMap<string, number>
  readonly count: number
}

/** In the place of what nothing was assigned to yet. */
export const unset = Symbol('unset')

/** Everything that a template can give a name to. */
export function localsOf(nodes: readonly LiquidNode[]): Locals {
  const variables = new Map<string, number>()
  const counters = new Map<string, number>()
  const place = (names: Map<string, number>, name: string): void => {
    if (!names.has(name)) names.set(name, variables.size + counters.size)
  }
  const visit = (node: LiquidNode): void => {
    switch (node.kind) {
      case 'assign':
        place(variables, node.name)
        break
      case 'capture':
        node.body.forEach(visit)
        place(variables, node.name)
        break
      case 'count':
        place(counters, node.name)
        break
      case 'choice':
      case 'case':
        for (const { body } of node.branches) body.forEach(visit)
        node.otherwise.forEach(visit)
        break
      default:
    }
  }
  nodes.forEach(visit)
  return { variables, counters, count: variables.size + counters.size }
}

/** The variables that have a value after these nodes, whichever way was taken through them. */
export function assignedBy(nodes: readonly LiquidNode[]): ReadonlySet<string> {
  return new Set(nodes.flatMap((node) => [...assignedByOne(node)]))
}

function assignedByOne(node: LiquidNode): Iterable<string> {
  switch (node.kind) {
    case 'assign':
      return [node.name]
    case 'capture':
      return [node.name, ...assignedBy(node.body)]
    case 'choice':
    case 'case': {
      const ways = node.branches.map(({ body }) => assignedBy(body))
      return [...assignedBy(node.otherwise)].filter((name) => ways.every((way) => way.has(name)))
    }
    default:
      return []
  }
}
