import { textOf } from '../../json/text.js'
import { toText } from '../../mappings/index.js'
import { whereThere } from '../requests/there.js'
import type { BodyKind } from './body.js'

export const text: BodyKind = {
  key: 'text',
  summary: 'Text as it is.',
  contentType: 'text/plain; charset=utf-8',
  lower(template, scope, pointer) {
    const { expression } = scope.mapping(template, pointer)
    return whereThere(expression, toText(expression))
  },
  encode: textOf,
}
