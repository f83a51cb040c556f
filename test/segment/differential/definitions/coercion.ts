import { action, at, destination, field } from '../parts.js'
import type { Subject } from '../subject.js'

const types = ['string', 'text', 'number', 'integer', 'datetime', 'boolean', 'password', 'object'] as const

/** A field of each type, read from the same few places of an event. */
const fields = Object.fromEntries(
  types.flatMap((type) => [
    [type, field(type, `A ${type}`, { default: at('$.properties.value') })],
    [`${type}s`, field(type, `Some ${type}`, { multiple: true, default: at('$.properties.list') })],
  ]),
)

export const coercion: Subject = {
  name: 'Coercion',
  shows: 'what becomes of values of every kind in fields of every type',
  define: () => destination('Coercion', { send: action('Send', fields) }),
  mappings: {
    send: [
      {},
      Object.fromEntries(types.map((type) => [type, at('$.userId')])),
      Object.fromEntries(types.map((type) => [`${type}s`, at('$.properties.value')])),
    ],
  },
}
