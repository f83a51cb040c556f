import type { BodyKind } from './body.js'

export const json: BodyKind = {
  key: 'json',
  summary: 'Any JSON value.',
  contentType: 'application/json',
  lower: (template, scope, pointer) => scope.mapping(template, pointer).expression,
  encode: (body) => JSON.stringify(body),
}
