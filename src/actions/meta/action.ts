import { batch } from './batch.js'
import { check } from './check.js'
import { commands } from './commands.js'
import { example } from './example.js'
import { coercion, fieldsSchema } from './fields.js'
import { request, requests } from './request.js'
import { responses } from './responses.js'
import { mappings, syncModes, text } from './words.js'

/** What a destination can do. */
export const action = {
  type: 'object',
  additionalProperties: false,
  required: ['title', 'fields', 'examples'],
  properties: {
    title: { ...text, description: 'The name of the action, for people.' },
    description: { type: 'string', description: 'What the action does.' },
    deprecated: { ...text, description: 'What to use in its place.' },
    trigger: { ...text, description: 'The default trigger, in FQL: which events the action is for.' },
    fields: { ...fieldsSchema, description: 'JSON Schema of the payload: what a mapping fills.' },
    renamed: {
      type: 'object',
      additionalProperties: text,
      description: 'Old names of fields with the new ones, so that saved mappings carry over.',
    },
    coercion,
    settings: { ...fieldsSchema, description: 'JSON Schema of settings that only this action needs.' },
    mapping: { ...mappings, description: 'The default mapping from an event to the fields.' },
    expandKeys: { type: 'boolean', description: 'Whether keys of mappings say where values go: info.name.' },
    checks: { type: 'array', items: check, description: 'Rules that the schema of the fields can not say.' },
    let: { ...mappings, description: 'Mappings by name, read as $.let.name.' },
    request,
    requests,
    independent: {
      type: 'boolean',
      description: 'Whether requests wait only for those whose answers they read.',
    },
    commands,
    deferred: { type: 'boolean', description: 'It sends nothing by itself.' },
    responses,
    batch,
    single: { const: 'batch', description: 'A single event is sent as a batch of one.' },
    syncModes: {
      type: 'array',
      items: syncModes,
      minItems: 1,
      uniqueItems: true,
      description: 'What a subscription can choose from; the first is the default.',
    },
    examples: {
      type: 'array',
      items: example,
      description: 'At least two, one of them a failure: they are tests and documentation.',
    },
  },
}

/** A subscription that most people want. */
export const preset = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'action'],
  properties: {
    name: { ...text, maxLength: 64, description: 'The name of the subscription, for people.' },
    action: { ...text, description: 'The name of its action.' },
    trigger: { ...text, description: 'FQL; the default of the action where it is left out.' },
    mapping: { ...mappings, description: 'Laid over the default mapping of the action.' },
    syncMode: { ...syncModes, description: 'One of the sync modes of the action.' },
  },
}
