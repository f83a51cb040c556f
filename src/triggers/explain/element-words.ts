import { isList } from '../../json/value.js'
import type { DecisiveNode } from './decisive-nodes.js'
import { valueWords } from './value-words.js'

/** What `any` or `every` found in a list. */
export interface Elements {
  readonly mode: 'any' | 'every'
  /** The list and the condition as the query says them. */
  readonly list: string
  readonly condition: string
  readonly value: unknown
  /** How many elements meet the condition. */
  readonly met: number
}

/** How many elements met a condition, and how many need to where that was not right. */
export function elementWords(elements: Elements, { value: holds, wanted }: DecisiveNode): string {
  const { mode, list, condition, value, met } = elements
  if (!isList(value) || value.length === 0) return `${list} is ${valueWords(value)}, ${withoutElements()}`
  const found = `${met} of ${value.length} elements of ${list} ${met === 1 ? 'meets' : 'meet'} ${condition}`
  return holds === wanted ? found : `${found}, ${needed[mode][wanted ? 'wanted' : 'unwanted']}`

  function withoutElements(): string {
    const sort = mode === 'any' ? 'an element that meets' : 'only elements that meet'
    if (!isList(value))
      return holds === wanted ? 'which is no list' : `needs to be a list with ${sort} ${condition}`
    if (mode === 'any')
      return holds === wanted ? `so no element meets ${condition}` : `needs to have ${sort} ${condition}`
    return holds === wanted
      ? `so every element meets ${condition}`
      : `needs to have an element that does not meet ${condition}`
  }
}

const needed = {
  any: { wanted: 'at least one needs to', unwanted: 'none may' },
  every: { wanted: 'every one needs to', unwanted: 'at least one may not' },
}
