import { request, requests } from './request.js'
import { mapping, mappings, text } from './words.js'

/** How several events go in one request. */
export const batch = {
  description: 'How several events go in one request.',
  type: 'object',
  additionalProperties: false,
  properties: {
    maxItems: {
      ...mapping,
      description: 'How many units go together: a number, or a mapping over settings.',
    },
    maxBytes: { type: 'integer', minimum: 1, description: 'Bytes of an encoded body.' },
    weight: { ...mapping, description: 'How many units an item takes; 1 where left out. @ is the item.' },
    when: { ...text, description: 'FQL; items for which it does not hold are sent one by one.' },
    groupBy: {
      type: 'array',
      items: mapping,
      description: 'Only items for which all of these give the same go together. @ is the item.',
    },
    let: {
      ...mappings,
      description:
        'Mappings by name, read as $.let.name by what the batch sends and what answers say of its items.',
    },
    request,
    requests,
    key: { ...mapping, description: 'What results call an item by. @ is the item.' },
    results: {
      ...mapping,
      description: 'A mapping over $.response and $.items to a list of { index | key, then, code, message }.',
    },
  },
}
