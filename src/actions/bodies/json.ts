import type { Json } from '../../json/value.js'
import type { BodyKind } from './body.js'

export const json: BodyKind<unknown, Json> = {
  key: 'json',
  summary: 'Any JSON value.',
  contentType: 'application/json',
  template: { description: 'A mapping.' },
  lower: (template, scope, pointer) => scope.mapping(template, pointer).expression,
  encode: (body) => JSON.stringify(body),
}
