import { action, at, destination, field } from '../parts.js'
import type { Subject } from '../subject.js'

const value = at('$.properties.value')
const inside = {
  text: field('string', 'Text'),
  number: field('number', 'Number'),
  nullable: field('number', 'Nullable', { allowNull: true }),
}

export const emptyValues: Subject = {
  name: 'Empty',
  shows: 'null and empty text, where they are taken away and where they stay, alone and in batches',
  define: () =>
    destination('Empty', {
      send: action('Send', {
        text: field('string', 'Text', { default: value }),
        nullable: field('string', 'Nullable', { allowNull: true, default: value }),
        number: field('number', 'Number', { default: value }),
        object: field('object', 'Object', {
          default: { text: value, number: value, nullable: value },
          properties: inside,
        }),
        list: field('object', 'List', {
          multiple: true,
          default: [{ text: value, number: value }, value, { nullable: value }],
          properties: inside,
        }),
        texts: field('string', 'Texts', { multiple: true, default: at('$.properties.list') }),
        numbers: field('number', 'Numbers', { multiple: true, default: at('$.properties.list') }),
      }),
      untyped: action('Untyped', {}),
    }),
  mappings: {
    send: [{}, { text: '', nullable: null, number: '', list: null, texts: '' }],
    untyped: [{ anything: value, empty: '', nothing: null }],
  },
}
