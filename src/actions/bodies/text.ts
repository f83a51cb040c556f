import { textOf } from '../../json/text.js'
import type { Json } from '../../json/value.js'
import { toText } from '../../mappings/index.js'
import { whereThere } from '../requests/there.js'
import type { BodyKind } from './body.js'

export const text: BodyKind<unknown, Json> = {
  key: 'text',
  summary: 'Text as it is.',
  contentType: 'text/plain; charset=utf-8',
  template: { description: 'A mapping that gives the text.' },
  lower(template, scope, pointer) {
    const { expression } = scope.mapping(template, pointer)
    return whereThere(expression, toText(expression))
  },
  encode: textOf,
}
