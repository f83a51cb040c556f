import { action, at, destination, field } from '../parts.js'
import type { Subject } from '../subject.js'

export const objects: Subject = {
  name: 'Objects',
  shows: 'members that a field declares, allows or loses, at every depth',
  define: () =>
    destination('Objects', {
      send: action('Send', {
        closed: field('object', 'Closed', {
          default: at('$.properties'),
          properties: { total: field('number', 'Total'), value: field('string', 'Value') },
        }),
        open: field('object', 'Open', {
          default: at('$.properties'),
          additionalProperties: true,
          properties: { total: field('number', 'Total') },
        }),
        deep: field('object', 'Deep', {
          default: { inner: at('$.properties'), other: at('$.userId') },
          properties: {
            inner: field('object', 'Inner', {
              properties: {
                value: field('boolean', 'Value'),
                name: field('string', 'Name', { allowNull: true }),
              },
            }),
          },
        }),
        any: field('object', 'Any', { default: at('$.context') }),
      }),
    }),
  mappings: {
    send: [{}, { closed: at('$.properties.products'), undeclared: 'x', any: at('$.properties.list[0]') }],
  },
}
