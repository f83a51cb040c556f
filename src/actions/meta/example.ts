import { mappings, syncModes, text } from './words.js'

const outcome = {
  description: 'What becomes of the event, in place of requests or after their answers.',
  type: 'object',
  additionalProperties: false,
  properties: {
    status: { enum: ['built', 'discarded', 'delivered', 'retry'] },
    code: text,
    kind: { enum: ['payload', 'settings', 'event', 'auth', 'response', 'retry'] },
    fields: { type: 'array', items: text },
  },
}

const reply = {
  type: 'object',
  additionalProperties: false,
  properties: {
    method: { ...text, description: 'Only for requests of this method.' },
    url: { ...text, description: 'Only for requests whose address holds this text.' },
    status: { type: 'integer' },
    headers: { type: 'object', additionalProperties: { type: 'string' } },
    body: {},
    error: { type: 'string' },
    refreshed: { type: 'boolean' },
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
