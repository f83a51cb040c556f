import { Liquid } from 'liquidjs'

const withoutTags = ['case', 'for', 'include', 'layout', 'render', 'tablerow']

const withoutFilters = [
  'array_to_sentence_string',
  'concat',
  'find',
  'find_exp',
  'find_index',
  'find_index_exp',
  'group_by',
  'group_by_exp',
  'has',
  'has_exp',
  'map',
  'newline_to_br',
  'reject',
  'reject_exp',
  'reverse',
  'sort',
  'sort_natural',
  'type',
  'uniq',
  'where_exp',
]

/** Liquid within the limits of the public kit, and without what it switches off (requirements.md R51 to R53). */
export function createLiquid(): Liquid {
  const engine = new Liquid({ parseLimit: 1_000, renderLimit: 500, memoryLimit: 1e8 })
  for (const tag of withoutTags) {
    const refuse = () => {
      throw new Error(`tag "${tag}" is disabled`)
    }
    engine.registerTag(tag, { parse: refuse, render: refuse })
  }
  for (const filter of withoutFilters)
    engine.registerFilter(filter, () => {
      throw new Error(`filter "${filter}" is disabled`)
    })
  return engine
}

/** One for all mappings: it holds nothing but what it was made of. */
export const liquidEngine = createLiquid()
