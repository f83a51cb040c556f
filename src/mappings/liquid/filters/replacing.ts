import type { LiquidWork } from '../liquid-work.js'
import { textOf } from '../text-of.js'
import type { Filter } from './filter.js'
import { filters } from './filter.js'

type Place = 'every' | 'first' | 'last'

/** Pieces of text taken away or replaced; pieces are literal text. */
export const replacingFilters = filters({
  remove: replacing('every', false),
  remove_first: replacing('first', false),
  remove_last: replacing('last', false),
  replace: replacing('every', true),
  replace_first: replacing('first', true),
  replace_last: replacing('last', true),
})

function replacing(place: Place, hasReplacement: boolean): Filter {
  return {
    most: hasReplacement ? 2 : 1,
    apply(value, [pattern, replacement], { work }) {
      const text = textOf(value, work)
      const piece = textOf(pattern, work)
      work.spendSearch(text, piece)
      return replaceAt(place, text, piece, textOf(replacement, work), work)
    },
  }
}

function replaceAt(place: Place, text: string, piece: string, replacement: string, work: LiquidWork): string {
  if (place === 'every') {
    const parts = text.split(piece)
    work.spend(text.length + parts.length * (replacement.length + 1))
    return parts.join(replacement)
  }
  const at = place === 'first' ? text.indexOf(piece) : text.lastIndexOf(piece)
  if (at === -1) return text
  work.spend(text.length + replacement.length)
  return text.slice(0, at) + replacement + text.slice(at + piece.length)
}
