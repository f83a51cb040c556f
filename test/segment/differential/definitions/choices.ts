import { action, at, destination, field } from '../parts.js'
import type { Subject } from '../subject.js'

export const choices: Subject = {
  name: 'Choices',
  shows: 'fields with choices: texts, numbers, lists, and with null among them',
  define: () =>
    destination('Choices', {
      send: action('Send', {
        kind: field('string', 'Kind', { choices: ['new', 'updated'], default: at('$.event') }),
        size: field('number', 'Size', {
          choices: [
            { label: 'One', value: 1 },
            { label: 'Two', value: 2 },
          ],
          default: at('$.properties.value'),
        }),
        many: field('string', 'Many', {
          multiple: true,
          choices: [
            { label: 'A', value: 'a' },
            { label: 'B', value: 'b' },
          ],
          default: at('$.properties.list'),
        }),
        maybe: field('string', 'Maybe', {
          allowNull: true,
          choices: ['yes', 'no'],
          default: at('$.properties.maybe'),
        }),
      }),
    }),
  mappings: { send: [{}, { many: ['a', 'b'], maybe: null }] },
}
