import { didYouMean } from '../../../diagnostics/suggest.js'
import { dateFilters } from './dates.js'
import { escapingFilters } from './escaping.js'
import type { Filter } from './filter.js'
import { listFilters } from './lists.js'
import { numberFilters } from './numbers.js'
import { replacingFilters } from './replacing.js'
import { textFilters } from './texts.js'
import { valueFilters } from './values.js'
import { wordFilters } from './words.js'

const table = {
  ...valueFilters,
  ...textFilters,
  ...replacingFilters,
  ...wordFilters,
  ...escapingFilters,
  ...numberFilters,
  ...listFilters,
  ...dateFilters,
}

export type FilterName = keyof typeof table

/** The filters of the public list (requirements.md R53), and no others. */
export const liquidFilters: Readonly<Record<FilterName, Filter>> = table

export function isFilterName(name: string): name is FilterName {
  return Object.hasOwn(table, name)
}

/** What does the work of filters that other Liquid dialects have. */
const instead: ReadonlyMap<string, string> = new Map([
  ['base64_decode', '@base64'],
  ['base64_encode', '@base64'],
  ['find', '@find'],
  ['map', '@each'],
  ['reverse', '@reverse'],
  ['uniq', '@unique'],
])

/** What to say of a filter that there is not. */
export function complainOfFilter(name: string): { readonly message: string; readonly hint?: string } {
  const directive = instead.get(name)
  const hint =
    directive === undefined
      ? didYouMean(name, Object.keys(table))
      : { hint: `the directive ${directive} does it` }
  return { message: `there is no filter "${name}"`, ...hint }
}
