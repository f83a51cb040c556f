import { eventTypes } from '../events/event.js'
import { authSchemes } from './auth/index.js'
import { action, preset } from './meta/action.js'
import { settingsCheck } from './meta/check.js'
import { commands } from './meta/commands.js'
import { fieldsSchema } from './meta/fields.js'
import { request } from './meta/request.js'
import { responses } from './meta/responses.js'
import { mapping, mappings, text } from './meta/words.js'

const auth = {
  description: 'How requests prove who is asking.',
  type: 'object',
  required: ['type'],
  properties: {
    type: {
      enum: authSchemes.map(({ type }) => type),
      description: 'The scheme: what stands beside it, it says.',
    },
  },
  allOf: authSchemes.map(({ type, options, optional = [] }) => ({
    if: { type: 'object', required: ['type'], properties: { type: { const: type } } },
    then: {
      type: 'object',
      additionalProperties: false,
      required: Object.keys(options).filter((option) => !optional.includes(option)),
      properties: { type: {}, ...options },
    },
  })),
}

const defaults = {
  description: 'What all requests share.',
  type: 'object',
  additionalProperties: false,
  properties: {
    baseUrl: {
      ...mapping,
      description: 'Text with holes, or a mapping over settings: what paths are appended to.',
    },
    hosts: {
      type: 'array',
      items: text,
      minItems: 1,
      description: 'The hosts that a base address with holes may turn into: *.example.com.',
    },
    headers: { type: 'object', description: 'Headers by name, as mappings.' },
    timeoutMs: { type: 'integer', minimum: 1, description: 'How long an answer may take.' },
  },
}

/**
 * JSON Schema (2020-12) of a destination, as definitions.md describes it. What it can not say, `compileDestination`
 * checks.
 */
export const destinationSchema = {
  title: 'Waybill destination',
  description: 'A destination as data: settings, actions, triggers, mappings and request templates.',
  type: 'object',
  additionalProperties: false,
  required: ['slug', 'version', 'name', 'settings', 'actions'],
  // A record has no type; an event has one, and a definition says which it takes.
  if: { properties: { input: { const: 'record' } }, required: ['input'] },
  else: { required: ['events'] },
  properties: {
    $schema: { type: 'string', description: 'For editors: the address of this schema.' },
    slug: {
      type: 'string',
      pattern: '^[a-z0-9]+(?:-[a-z0-9]+)*$',
      description: 'The name that connections use: lower-case letters, digits and hyphens.',
    },
    version: {
      type: 'string',
      pattern: '^\\d+\\.\\d+\\.\\d+(?:-[0-9A-Za-z.-]+)?$',
      description: 'Semantic version: a break of saved configurations raises the major.',
    },
    name: { ...text, description: 'The name of the destination, for people.' },
    description: { type: 'string', description: 'What the destination does.' },
    docs: { type: 'string', format: 'uri', description: 'Where the vendor documents what is used here.' },
    integrationNames: {
      type: 'array',
      items: text,
      description: 'The keys that address it in the integrations of an event.',
    },
    enabledByDefault: {
      type: 'boolean',
      description: 'Whether events come that do not name it in their integrations; true unless said.',
    },
    input: { enum: ['event', 'record'], description: 'A record is a plain row instead of an event.' },
    events: {
      type: 'array',
      items: { enum: [...eventTypes] },
      minItems: 1,
      uniqueItems: true,
      description: 'The event types that it can take.',
    },
    settings: {
      ...fieldsSchema,
      description: 'JSON Schema of the settings of a connection; format: password marks a secret.',
    },
    checks: { type: 'array', items: settingsCheck, description: 'Rules over the settings.' },
    auth,
    let: { ...mappings, description: 'Mappings by name, read as $.let.name.' },
    request: defaults,
    responses,
    init: { ...commands, description: 'The calls of a page load.' },
    presets: { type: 'array', items: preset, description: 'Subscriptions that most people want.' },
    verify: { ...request, description: 'A request that proves the credentials.' },
    functions: {
      type: 'array',
      items: text,
      uniqueItems: true,
      description: 'The registered functions that it needs.',
    },
    notes: { type: 'array', items: text, description: 'What whoever configures it should know.' },
    actions: {
      type: 'object',
      minProperties: 1,
      additionalProperties: action,
      description: 'What the destination can do, by name.',
    },
  },
}
