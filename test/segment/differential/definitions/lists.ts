import { action, at, destination, field } from '../parts.js'
import type { Subject } from '../subject.js'

export const lists: Subject = {
  name: 'Lists',
  shows: 'lists from values and values from lists, in fields and inside of objects',
  define: () =>
    destination('Lists', {
      send: action('Send', {
        texts: field('string', 'Texts', { multiple: true, default: at('$.properties.value') }),
        numbers: field('number', 'Numbers', { multiple: true, default: at('$.properties.products') }),
        text: field('string', 'Text', { default: at('$.properties.list') }),
        flag: field('boolean', 'Flag', { default: at('$.properties.list') }),
        objects: field('object', 'Objects', { multiple: true, default: at('$.properties.products') }),
        inside: field('object', 'Inside', {
          default: { texts: at('$.properties.value'), numbers: at('$.properties.list') },
          properties: {
            texts: field('string', 'Texts', { multiple: true }),
            numbers: field('integer', 'Numbers', { multiple: true }),
          },
        }),
        dates: field('datetime', 'Dates', {
          multiple: true,
          default: [at('$.timestamp'), at('$.properties.value')],
        }),
      }),
    }),
  mappings: { send: [{}, { texts: [], numbers: [1, '2', null], objects: at('$.properties') }] },
}
