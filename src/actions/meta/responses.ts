import { mapping, text } from './words.js'

/** Rules of what answers mean. */
export const responses = {
  description: 'What answers mean; the first rule that matches counts, then the defaults.',
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['when', 'then'],
    properties: {
      when: { ...text, description: 'FQL over status, headers, body and the scope of a template.' },
      then: {
        enum: ['success', 'discard', 'retry', 'refresh', 'ignore', 'split'],
        description: 'What becomes of the events behind the request.',
      },
      code: { ...mapping, description: 'The code of the outcome, as a mapping.' },
      message: { ...mapping, description: 'Words for people, as a mapping.' },
      after: { ...mapping, description: 'Milliseconds to wait before a retry, as a mapping.' },
    },
  },
}
