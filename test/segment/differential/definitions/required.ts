import { action, at, destination, field } from '../parts.js'
import type { Subject } from '../subject.js'

export const required: Subject = {
  name: 'Required',
  shows: 'required fields, alone, in objects and in lists, and the messages of all that is missing',
  define: () =>
    destination('Required', {
      send: action('Send', {
        id: field('string', 'Id', { required: true, default: at('$.userId') }),
        name: field('string', 'Name', { required: true, default: at('$.properties.name') }),
        address: field('object', 'Address', {
          required: true,
          default: at('$.properties.address'),
          properties: {
            city: field('string', 'City', { required: true }),
            zip: field('number', 'Zip', { required: false }),
          },
        }),
        products: field('object', 'Products', {
          multiple: true,
          default: { '@arrayPath': ['$.properties.products', { sku: at('$.sku'), price: at('$.price') }] },
          properties: {
            sku: field('string', 'SKU', { required: true }),
            price: field('number', 'Price'),
          },
        }),
      }),
    }),
  mappings: { send: [{}, { id: at('$.nothing') }, { products: at('$.properties.list') }] },
}
