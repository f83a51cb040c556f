import { action, at, destination, field } from '../parts.js'
import type { Subject } from '../subject.js'

export const wrongMappings: Subject = {
  name: 'Mistakes',
  shows: 'mappings that are wrong, and what is said of them',
  define: () =>
    destination('Mistakes', { send: action('Send', { a: field('string', 'A'), b: field('object', 'B') }) }),
  mappings: {
    send: [
      { a: { '@nothing': 1 } },
      { a: { '@path': 7 } },
      { a: { '@template': null } },
      { a: { '@if': { exists: at('$.event') } } },
      { a: { '@case': { operator: 'sideways', value: at('$.event') } } },
      { a: { '@json': { mode: 'other', value: 1 } } },
      { b: { '@merge': { direction: 'up', objects: [] } } },
      { b: { '@arrayPath': 'text' } },
      { a: { '@path': '$.a', extra: 1 } },
      { a: { '@liquid': '{{ unclosed' } },
    ],
  },
}
