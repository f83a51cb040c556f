import { absent, list, nullish } from '../expressions/kinds.js'
import type { Native } from '../expressions/native.js'
import { firstArgument, forKinds } from '../expressions/types/native-types.js'
import { only } from '../expressions/types/type.js'

export const orders = ['asc', 'desc'] as const
export type Order = (typeof orders)[number]

/**
 * A list by its keys, at the same places of the second list: numbers before text before false before true before
 * lists and objects, which are equal among each other; text by its UTF-16 units, as JavaScript compares it. `desc` is
 * the other way round. Missing and null come last in both. Elements with equal keys keep their order.
 */
export const sortItems: Native<Order> = {
  name: 'sortItems',
  returns: list | nullish | absent,
  moves: (argument) => (argument === 0 ? 'anything' : 'nothing'),
  type: (args) => forKinds(firstArgument(args), list, only(firstArgument(args), list)),
  prepare: (order) => {
    const sign = order === 'asc' ? 1 : -1
    return (items, keys) => {
      if (!Array.isArray(items) || !Array.isArray(keys)) return items === null ? null : undefined
      const places = items.map((_, place) => ({ place, key: keys[place] as unknown }))
      return places.sort((left, right) => compare(left.key, right.key, sign)).map(({ place }) => items[place])
    }
  },
}

function compare(left: unknown, right: unknown, sign: 1 | -1): number {
  const [leftGroup, rightGroup] = [groupOf(left), groupOf(right)]
  if (leftGroup === last || rightGroup === last) return leftGroup - rightGroup
  if (leftGroup !== rightGroup) return sign * (leftGroup - rightGroup)
  if (typeof left === 'number' && typeof right === 'number') return sign * (left - right)
  if (typeof left !== 'string' || typeof right !== 'string' || left === right) return 0
  return left < right ? -sign : sign
}

const last = 5

function groupOf(value: unknown): number {
  switch (typeof value) {
    case 'number':
      return 0
    case 'string':
      return 1
    case 'boolean':
      return value ? 3 : 2
    default:
      return value === null || value === undefined ? last : 4
  }
}
