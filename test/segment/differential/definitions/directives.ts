import { action, at, destination, field } from '../parts.js'
import type { Subject } from '../subject.js'

const value = at('$.properties.value')

export const directives: Subject = {
  name: 'Directives',
  shows: 'default mappings of every directive, and those that hosts lay over them',
  define: () =>
    destination('Directives', {
      send: action('Send', {
        template: field('string', 'Template', {
          default: { '@template': '{{userId}}: {{properties.value}}' },
        }),
        conditional: field('string', 'If', {
          default: { '@if': { exists: value, then: value, else: at('$.anonymousId') } },
        }),
        blank: field('string', 'Blank', { default: { '@if': { blank: value, then: 'blank', else: 'not' } } }),
        case: field('string', 'Case', { default: { '@case': { operator: 'upper', value: at('$.event') } } }),
        replaced: field('string', 'Replaced', {
          default: {
            '@replace': {
              pattern: 'e',
              replacement: '_',
              value: at('$.event'),
              global: true,
              ignorecase: true,
            },
          },
        }),
        json: field('string', 'JSON', {
          default: { '@json': { mode: 'encode', value: at('$.properties') } },
        }),
        flat: field('object', 'Flat', {
          default: { '@flatten': { separator: '_', value: at('$.properties') } },
        }),
        merged: field('object', 'Merged', {
          default: {
            '@merge': { direction: 'left', objects: [at('$.properties'), at('$.traits'), { a: 1 }] },
          },
        }),
        transformed: field('object', 'Transformed', {
          default: {
            '@transform': {
              apply: { id: at('$.userId'), v: value },
              mapping: { both: { '@template': '{{id}}-{{v}}' } },
            },
          },
        }),
        excluded: field('object', 'Excluded', {
          default: { a: { '@excludeWhenNull': value }, b: { '@literal': { c: [1] } } },
        }),
        liquid: field('string', 'Liquid', {
          default: { '@liquid': '{{ properties.total | default: 0 }} {{ event | upcase }}' },
        }),
        products: field('object', 'Products', {
          multiple: true,
          default: { '@arrayPath': ['$.properties.products', { id: at('$.sku'), cost: at('$.price') }] },
        }),
      }),
    }),
  mappings: {
    send: [
      {},
      {
        template: { '@template': '{{{properties.value}}}' },
        liquid: { '@liquid': '{% if userId %}{{ userId }}{% endif %}' },
      },
      {
        __segment_internal_directive: {
          '@merge': { direction: 'right', objects: [at('$.properties'), { json: 'x' }] },
        },
      },
    ],
  },
}
