import { isObject } from '../../../json/value.js'
import { isTruthy } from '../compare.js'
import { plain } from '../drop.js'
import type { LiquidWork } from '../liquid-work.js'
import { type Filter, filters } from './filter.js'

const toJson: Filter = {
  most: 1,
  apply(value, [space], { work }) {
    const data = written(value, work)
    const text = JSON.stringify(data, null, indentOf(plain(space)))
    if (text !== undefined) work.spend(text.length)
    return text
  },
}

/** Any value. */
export const valueFilters = filters({
  default: {
    most: 1,
    named: ['allow_false'],
    apply(value, [otherwise, allowFalse]) {
      const data = plain(value)
      if (typeof data === 'string' || Array.isArray(data)) return data.length === 0 ? otherwise : data
      if (data === false && plain(allowFalse)) return false
      return isTruthy(data) ? data : otherwise
    },
  },
  inspect: toJson,
  json: toJson,
  jsonify: toJson,
  raw: { apply: (value) => value },
})

const indentOf = (space: unknown): string | number =>
  typeof space === 'string' || typeof space === 'number' ? space : 0

/** The value with data in the place of the language's words; each part is paid for before any text is made. */
function written(value: unknown, work: LiquidWork): unknown {
  const data = plain(value)
  work.spend(1)
  if (Array.isArray(data)) return data.map((item) => written(item, work))
  if (isObject(data)) for (const inner of Object.values(data)) written(inner, work)
  return data
}
