import { mappings, syncModes, text } from './words.js'

const outcome = {
  description: 'What becomes of the event, in place of requests or after their answers.',
  type: 'object',
  additionalProperties: false,
  properties: {
    status: {
      enum: ['built', 'discarded', 'delivered', 'retry'],
      description: 'built: its requests were made. The others come of a refusal, or of answers.',
    },
    code: { ...text, description: 'Why, as programs read it: PAYLOAD_VALIDATION_FAILED.' },
    kind: {
      enum: ['payload', 'settings', 'event', 'auth', 'response', 'retry'],
      description: 'What is at fault.',
    },
    fields: { type: 'array', items: text, description: 'The fields at fault, in their order.' },
  },
}

const reply = {
  type: 'object',
  additionalProperties: false,
  properties: {
    method: { ...text, description: 'Only for requests of this method.' },
    url: { ...text, description: 'Only for requests whose address holds this text.' },
    status: { type: 'integer', description: 'The HTTP status; without one nothing was answered.' },
    headers: {
      type: 'object',
      additionalProperties: { type: 'string' },
      description: 'The headers of the answer, by name.',
    },
    body: { description: 'The body of the answer: JSON, or text.' },
    error: { type: 'string', description: 'In place of an answer: what kept it away, such as ETIMEDOUT.' },
    refreshed: { type: 'boolean', description: 'Whether a new token was asked for before this answer.' },
  },
}

/** An event with what comes of it. */
export const example = {
  type: 'object',
  additionalProperties: false,
  required: ['title'],
  properties: {
    title: { ...text, description: 'What the example shows.' },
    settings: { type: 'object', description: 'The settings of the connection.' },
    auth: { type: 'object', description: 'The tokens that the connection carries.' },
    mapping: { ...mappings, description: 'Laid over the default mapping, as a subscriber does.' },
    syncMode: { ...syncModes, description: 'The sync mode that the subscriber chose.' },
    event: { type: 'object', description: 'The event that comes in.' },
    events: { type: 'array', items: { type: 'object' }, description: 'Or several, in one call.' },
    responses: {
      type: 'array',
      items: reply,
      description: 'What answers the requests: for each the first that fits, or 200 with {}.',
    },
    requests: {
      type: 'array',
      items: { type: 'object' },
      description: 'The requests that go out, in order.',
    },
    commands: {
      type: 'array',
      items: { type: 'array' },
      description: 'The calls for the queue of a page, in order.',
    },
    outcome,
    outcomes: { type: 'array', items: outcome, description: 'What becomes of each of several events.' },
  },
  oneOf: [{ required: ['event'] }, { required: ['events'] }],
}
