import type { FqlLiteral, FqlNode } from '../../ast.js'
import { escapeGlob, readAffix } from '../affix.js'
import { call, calledWith, literal } from '../nodes.js'
import type { AffixOperator, Compared, Spelling } from '../operator.js'
import { opposite } from './opposite.js'

const start = affix('startswith', 'start', (glob) => `${glob}*`)
const end = affix('endswith', 'end', (glob) => `*${glob}`)

export const startsWith: AffixOperator = {
  name: 'starts_with',
  words: 'starts with',
  takes: 'text',
  ...start,
}

export const notStartsWith: AffixOperator = {
  name: 'not_starts_with',
  words: 'does not start with',
  takes: 'text',
  ...opposite(start),
}

export const endsWith: AffixOperator = {
  name: 'ends_with',
  words: 'ends with',
  takes: 'text',
  ...end,
}

export const notEndsWith: AffixOperator = {
  name: 'not_ends_with',
  words: 'does not end with',
  takes: 'text',
  ...opposite(end),
}

/** By the function of that name; in public, and in saved triggers, by `match` with a `*` beside the text. */
function affix(name: string, place: 'start' | 'end', asGlob: (escaped: string) => string): Spelling<string> {
  const publicValue = ({ value }: FqlLiteral): FqlLiteral => literal(asGlob(escapeGlob(String(value))))
  return {
    write: (field, value) => call(name, field, value),
    writePublic: (field, value) => call('match', field, publicValue(value)),
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
