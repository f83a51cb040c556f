import { eventTypes } from '../events/event.js'
import { authSchemes } from './auth/index.js'
import { bodyKinds } from './bodies/index.js'

/** JSON Schemas of what definitions.md describes. What they can not say, `compileDestination` checks. */

const mapping = {}
const mappings = { type: 'object' }
const text = { type: 'string', minLength: 1 }
const target = {
  type: 'object',
  additionalProperties: false,
  required: ['hosts'],
  properties: {
    hosts: { type: 'array', items: text, minItems: 1 },
    schemes: { type: 'array', items: text, minItems: 1 },
  },
}
const coercion = { const: 'strict' }
const fieldsSchema = {
  type: 'object',
  required: ['type'],
  properties: {
    type: { const: 'object' },
    required: { type: 'array', items: { type: 'string' } },
    properties: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        properties: { target, coercion, deprecated: { type: ['string', 'boolean'] } },
      },
    },
  },
}

const responses = {
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['when', 'then'],
    properties: {
      when: text,
      then: { enum: ['success', 'discard', 'retry', 'refresh', 'ignore', 'split'] },
      code: mapping,
      message: mapping,
      after: mapping,
    },
  },
}

const request = {
  type: 'object',
  additionalProperties: false,
  required: ['method'],
  properties: {
    id: { type: 'string', pattern: '^[A-Za-z_][A-Za-z0-9_]*$' },
    when: text,
    each: mapping,
    onFailure: { enum: ['stop', 'continue'] },
    responses,
    results: mapping,
    method: mapping,
    path: { type: 'string', pattern: '^/' },
    url: mapping,
    query: mapping,
    headers: { type: 'object' },
    ...Object.fromEntries(bodyKinds.map(({ key, template }) => [key, template])),
    gzip: { const: true },
    maxBytes: { type: 'integer', minimum: 1 },
    idempotencyKey: mapping,
    sign: {
      type: 'object',
      additionalProperties: false,
      required: ['header', 'algorithm', 'encoding', 'secret'],
      properties: {
        header: text,
        algorithm: { enum: ['sha1', 'sha256', 'sha512'] },
        encoding: { enum: ['hex', 'base64'] },
        secret: mapping,
        prefix: { type: 'string', pattern: '^[ -~]*$' },
        message: mapping,
      },
    },
  },
}

const requests = { type: 'array', items: request, minItems: 1 }

const commands = {
  type: 'object',
  additionalProperties: false,
  required: ['queue', 'calls'],
  properties: {
    queue: { type: 'string', pattern: '^[A-Za-z_$][\\w$]*(?:\\.[A-Za-z_$][\\w$]*)*$' },
    calls: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['call'],
        properties: { when: text, each: mapping, call: { type: 'array', items: mapping, minItems: 1 } },
      },
    },
  },
}

const batch = {
  type: 'object',
  additionalProperties: false,
  properties: {
    maxItems: mapping,
    maxBytes: { type: 'integer', minimum: 1 },
    weight: mapping,
    when: text,
    groupBy: { type: 'array', items: mapping },
    request,
    requests,
    key: mapping,
    results: mapping,
  },
}

const check = {
  type: 'object',
  additionalProperties: false,
  required: ['require', 'message'],
  properties: {
    require: text,
    message: text,
    code: { type: 'string', pattern: '^[A-Z][A-Z0-9_]*$' },
    fields: { type: 'array', items: text },
    kind: { enum: ['payload', 'settings'] },
    severity: { enum: ['error', 'warning'] },
  },
}

/** A check of the destination is of its settings, said or not. */
const settingsCheck = { ...check, properties: { ...check.properties, kind: { const: 'settings' } } }

const example = {
  type: 'object',
  additionalProperties: false,
  required: ['title', 'event'],
  properties: {
    title: text,
    settings: { type: 'object' },
    mapping: mappings,
    event: { type: 'object' },
    requests: { type: 'array', items: { type: 'object' } },
    outcome: {
      type: 'object',
      additionalProperties: false,
      required: ['code'],
      properties: { code: text, fields: { type: 'array', items: text } },
    },
  },
}

const action = {
  type: 'object',
  additionalProperties: false,
  required: ['title', 'fields', 'examples'],
  properties: {
    title: text,
    description: { type: 'string' },
    deprecated: text,
    trigger: text,
    fields: fieldsSchema,
    renamed: { type: 'object', additionalProperties: text },
    coercion,
    settings: fieldsSchema,
    mapping: mappings,
    expandKeys: { type: 'boolean' },
    checks: { type: 'array', items: check },
    let: mappings,
    request,
    requests,
    independent: { type: 'boolean' },
    commands,
    // A function, where the definition is written in code.
    build: {},
    deferred: { type: 'boolean' },
    responses,
    batch,
    single: { const: 'batch' },
    syncModes: {
      type: 'array',
      items: { enum: ['add', 'update', 'upsert', 'delete', 'mirror'] },
      minItems: 1,
      uniqueItems: true,
    },
    examples: { type: 'array', items: example },
  },
}

const preset = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'action'],
  properties: {
    name: text,
    action: text,
    trigger: text,
    mapping: mappings,
    syncMode: { enum: ['add', 'update', 'upsert', 'delete', 'mirror'] },
  },
}

const auth = {
  type: 'object',
  required: ['type'],
  properties: { type: { enum: authSchemes.map(({ type }) => type) } },
  allOf: authSchemes.map(({ type, options }) => ({
    if: { type: 'object', required: ['type'], properties: { type: { const: type } } },
    then: {
      type: 'object',
      additionalProperties: false,
      required: Object.keys(options),
      properties: { type: {}, ...options },
    },
  })),
}

/** JSON Schema (2020-12) of a destination. */
export const destinationSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['slug', 'version', 'name', 'settings', 'actions'],
  // A record has no type; an event has one, and a definition says which it takes.
  if: { properties: { input: { const: 'record' } }, required: ['input'] },
  else: { required: ['events'] },
  properties: {
    slug: { type: 'string', pattern: '^[a-z0-9]+(?:-[a-z0-9]+)*$' },
    version: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+(?:-[0-9A-Za-z.-]+)?$' },
    name: text,
    description: { type: 'string' },
    docs: { type: 'string', format: 'uri' },
    integrationNames: { type: 'array', items: text },
    input: { enum: ['event', 'record'] },
    events: { type: 'array', items: { enum: [...eventTypes] }, minItems: 1, uniqueItems: true },
    settings: fieldsSchema,
    checks: { type: 'array', items: settingsCheck },
    auth,
    let: mappings,
    request: {
      type: 'object',
      additionalProperties: false,
      properties: {
        baseUrl: mapping,
        hosts: { type: 'array', items: text, minItems: 1 },
        headers: { type: 'object' },
        timeoutMs: { type: 'integer', minimum: 1 },
      },
    },
    responses,
    init: commands,
    presets: { type: 'array', items: preset },
    verify: request,
    functions: { type: 'array', items: text, uniqueItems: true },
    notes: { type: 'array', items: text },
    actions: { type: 'object', minProperties: 1, additionalProperties: action },
  },
}
