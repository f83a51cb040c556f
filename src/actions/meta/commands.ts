import { mapping, text } from './words.js'

/** Calls for a page's command queue. */
export const commands = {
  description: 'Calls for the command queue of a page, in order.',
  type: 'object',
  additionalProperties: false,
  required: ['queue', 'calls'],
  properties: {
    queue: {
      type: 'string',
      pattern: '^[A-Za-z_$][\\w$]*(?:\\.[A-Za-z_$][\\w$]*)*$',
      description: 'Where the page keeps it: cX.callQueue.',
    },
    calls: {
      description: 'The calls, in order.',
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['call'],
        properties: {
          when: { ...text, description: 'FQL; where it does not hold, the call is left out.' },
          each: { ...mapping, description: 'A mapping to a list: one call an element, which is @.' },
          call: {
            type: 'array',
            items: mapping,
            minItems: 1,
            description: 'The name and the arguments, each a mapping.',
          },
        },
      },
    },
  },
}
