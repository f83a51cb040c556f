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
