import { action, at, destination, field } from '../parts.js'
import type { Subject } from '../subject.js'

const bounds = { minimum: 2, maximum: 12, default: at('$.properties.value') }

export const bounded: Subject = {
  name: 'Bounds',
  shows: 'the least and the most of numbers and of the lengths of texts',
  define: () =>
    destination('Bounds', {
      send: action('Send', {
        number: field('number', 'Number', bounds),
        integer: field('integer', 'Integer', bounds),
        text: field('string', 'Text', { ...bounds, default: at('$.userId') }),
        numbers: field('number', 'Numbers', { ...bounds, multiple: true, default: at('$.properties.list') }),
        none: field('number', 'None', { minimum: 0, maximum: 0, default: at('$.properties.total') }),
      }),
    }),
  mappings: { send: [{}, { number: 1.5, integer: 13, text: 'a' }] },
}
