import { absent, list, nullish } from '../expressions/kinds.js'
import { defineNative } from '../expressions/native.js'
import { firstArgument, forKinds, withFewerElements } from '../expressions/types/native-types.js'
import { nothingType, union } from '../expressions/types/type.js'

/** The elements that were not there before, compared by value. */
export const uniqueValues = defineNative({
  name: 'uniqueValues',
  returns: list | nullish | absent,
  type: (args) => forKinds(firstArgument(args), list, withFewerElements(firstArgument(args))),
  apply: (items) => {
    if (!Array.isArray(items)) return items === null ? null : undefined
    const isNew = unseen()
    return items.filter(isNew)
  },
})

/** The elements whose key, at the same place of the second list, was not there before; null equals nothing. */
export const uniqueBy = defineNative({
  name: 'uniqueBy',
  returns: list | nullish | absent,
  moves: (argument) => (argument === 0 ? 'anything' : 'nothing'),
  type: (args) =>
    union(forKinds(firstArgument(args), list, withFewerElements(firstArgument(args))), nothingType),
  apply: (items, keys) => {
    if (!Array.isArray(items) || !Array.isArray(keys)) return items === null ? null : undefined
    const isNew = unseen()
    return items.filter((_, index) => keys[index] === null || isNew(keys[index]))
  },
})

function unseen(): (value: unknown) => boolean {
  const seen = new Set<unknown>()
  return (value) => {
    const before = seen.size
    return seen.add(identityOf(value)).size > before
  }
}

/** The same for equal values only: a text begins with a quote, a list with a bracket, the others are themselves. */
function identityOf(value: unknown): unknown {
  if (typeof value === 'string') return `"${value}`
  return typeof value === 'object' && value !== null ? sortedText(value) : value
}

function sortedText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? ''
  if (Array.isArray(value)) return `[${value.map(sortedText).join(',')}]`
  const fields = Object.entries(value).filter(([, item]) => item !== undefined)
  return `{${fields
    .map(([key, item]) => `${JSON.stringify(key)}:${sortedText(item)}`)
    .sort()
    .join(',')}}`
}
