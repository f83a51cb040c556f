import { example } from '../../actions/meta/example.js'
import { connectionSchema } from '../../engine/config.js'

const { properties: ofExample } = example

const { id: _, destination: __, settings: ___, auth, ...ofConnection } = connectionSchema.properties

const settings = { type: 'object', description: 'The settings of the connection.' }

const now = {
  type: 'string',
  description: 'The time at which it is run, ISO 8601; 2025-02-11T14:03:22.041Z where nothing is said.',
}

const match = {
  enum: ['whole', 'part'],
  description:
    'How much is said of requests, calls and payloads: "whole", or with "part" only what is written. Lists are always whole.',
}

const payload = {
  type: 'object',
  description: 'What the action takes: what the mapping gave, coerced and validated.',
}

/** JSON Schema (2020-12) of a case. */
const caseSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['title'],
  properties: {
    title: { ...ofExample.title, description: 'What the case shows.' },
    action: {
      type: 'string',
      minLength: 1,
      description: 'The action that the event is put to, whatever its trigger.',
    },
    preset: {
      type: 'string',
      minLength: 1,
      description: 'The name of the preset that the event is put to, with its trigger.',
    },
    connection: {
      description:
        'The id of a connection of the file of "connections", or a connection that is written here, without settings.',
      anyOf: [
        { type: 'string', minLength: 1 },
        {
          type: 'object',
          additionalProperties: false,
          required: ['subscriptions'],
          properties: ofConnection,
        },
      ],
    },
    mapping: { ...ofExample.mapping, description: 'Laid over the default mapping of the action.' },
    useDefaults: { type: 'boolean', description: 'False starts from an empty mapping.' },
    syncMode: ofExample.syncMode,
    settings: { ...settings, description: 'Laid over the settings of the file.' },
    auth,
    now,
    match,
    event: ofExample.event,
    events: ofExample.events,
    responses: ofExample.responses,
    requests: ofExample.requests,
    commands: ofExample.commands,
    outcome: ofExample.outcome,
    outcomes: ofExample.outcomes,
    payload,
    payloads: { type: 'array', items: payload, description: 'The same of each of several events.' },
  },
  allOf: [
    ...[
      ['action', 'preset'],
      ['action', 'connection'],
      ['preset', 'connection'],
    ].map((required) => ({ not: { required } })),
    { oneOf: [{ required: ['event'] }, { required: ['events'] }] },
    {
      anyOf: [
        { required: ['requests'] },
        { required: ['commands'] },
        { required: ['outcome'] },
        { required: ['outcomes'] },
        { required: ['payload'] },
        { required: ['payloads'] },
      ],
    },
  ],
  // Only an action stands by itself: the others bring what they map.
  dependentRequired: { mapping: ['action'], useDefaults: ['action'], syncMode: ['action'] },
}

/** JSON Schema (2020-12) of a file of cases. */
export const casesSchema = {
  title: 'Waybill cases',
  description: 'Events with what comes of them at a destination, as "waybill test" runs them.',
  type: 'object',
  additionalProperties: false,
  required: ['cases'],
  properties: {
    $schema: { type: 'string', description: 'For editors: the address of this schema.' },
    definition: {
      type: 'string',
      minLength: 1,
      description:
        'The definition that is tested: a file, by a path that starts at the folder of this one, or the slug of a destination that comes with Waybill. Without it, the file beside this one that has its name.',
    },
    connections: {
      type: 'string',
      minLength: 1,
      description: 'A file of connections, by a path that starts at the folder of this one.',
    },
    env: {
      type: 'object',
      additionalProperties: { type: 'string' },
      description: `What stands for $\{NAME} in the file of connections, in place of the environment.`,
    },
    settings: { ...settings, description: 'The settings of the connection, for all cases.' },
    auth: { ...auth, description: 'The tokens that the connection carries, for all cases.' },
    now,
    match,
    cases: {
      type: 'array',
      minItems: 1,
      items: caseSchema,
      description: 'Each an event, or several in one call, with what comes of it.',
    },
  },
}
