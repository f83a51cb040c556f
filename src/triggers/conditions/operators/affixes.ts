import type { FqlNode } from '../../ast.js'
import { escapeGlob, readAffix } from '../affix.js'
import { call, calledWith, literal } from '../nodes.js'
import type { AffixOperator, Compared } from '../operator.js'
import { opposite } from './opposite.js'

export const startsWith = affix('startswith', 'start', { name: 'starts_with', words: 'starts with' })
export const endsWith = affix('endswith', 'end', { name: 'ends_with', words: 'ends with' })

export const notStartsWith = opposite(startsWith, { name: 'not_starts_with', words: 'does not start with' })
export const notEndsWith = opposite(endsWith, { name: 'not_ends_with', words: 'does not end with' })

/** By the function of that name; in public, and in saved triggers, by `match` with a `*` beside the text. */
/* @__NO_SIDE_EFFECTS__ */
function affix(
  name: string,
  place: 'start' | 'end',
  said: Pick<AffixOperator, 'name' | 'words'>,
): AffixOperator {
  const asGlob = (text: string): string =>
    place === 'start' ? `${escapeGlob(text)}*` : `*${escapeGlob(text)}`
  return {
    ...said,
    takes: 'text',
    write: (field, value) => call(name, field, value),
    writePublic: (field, { value }) => call('match', field, literal(asGlob(String(value)))),
    read: (node) => textOf(node, name, (text) => text) ?? textOf(node, 'match', (glob) => at(place, glob)),
  }
}

function at(place: 'start' | 'end', glob: string): string | undefined {
  const found = readAffix(glob)
  return found?.place === place ? found.text : undefined
}

function textOf(
  node: FqlNode,
  name: string,
  read: (written: string) => string | undefined,
): Compared<string> | undefined {
  const found = calledWith(node, name)
  const value = typeof found?.value === 'string' ? read(found.value) : undefined
  return found === undefined || value === undefined ? undefined : { field: found.field, value }
}
