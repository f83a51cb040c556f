import { bodyKinds } from '../bodies/index.js'
import { responses } from './responses.js'
import { mapping, text } from './words.js'

export const sign = {
  description: 'An HMAC over the body, put into a header.',
  type: 'object',
  additionalProperties: false,
  required: ['header', 'algorithm', 'encoding', 'secret'],
  properties: {
    header: { ...text, description: 'The header that the signature stands in.' },
    algorithm: { enum: ['sha1', 'sha256', 'sha512'], description: 'The hash of the HMAC.' },
    encoding: { enum: ['hex', 'base64'], description: 'How its bytes are written.' },
    secret: { ...mapping, description: 'Without one nothing is signed.' },
    prefix: { type: 'string', pattern: '^[ -~]*$', description: 'Stands before the signature: sha256=.' },
    message: { ...mapping, description: 'What is signed; the encoded body where it is left out.' },
  },
}

/** A request as a template. */
export const request = {
  description: 'The request as a template.',
  type: 'object',
  additionalProperties: false,
  required: ['method'],
  properties: {
    id: {
      type: 'string',
      pattern: '^[A-Za-z_][A-Za-z0-9_]*$',
      description: 'What $.steps calls it by; its place in the list where it is left out.',
    },
    when: { ...text, description: 'FQL; where it does not hold, the request is skipped.' },
    each: { ...mapping, description: 'A mapping to a list: one request an element, which is @.' },
    onFailure: {
      enum: ['stop', 'continue'],
      description: 'Whether the requests after it are sent although it failed.',
    },
    responses,
    results: { ...mapping, description: 'What the answer says of the items of a batch.' },
    method: { ...mapping, description: 'The HTTP method, or a mapping that gives one.' },
    path: { type: 'string', pattern: '^/', description: 'Below the base address; text with holes.' },
    url: {
      ...mapping,
      description: 'A whole address, as text with holes or a mapping that reads a field with a target.',
    },
    query: { ...mapping, description: 'A mapping that gives the parameters of the query.' },
    headers: { type: 'object', description: 'Headers by name, as mappings.' },
    ...Object.fromEntries(bodyKinds.map(({ key, template }) => [key, template])),
    gzip: { const: true, description: 'The body is compressed when it is sent.' },
    maxBytes: { type: 'integer', minimum: 1, description: 'A larger body is refused.' },
    idempotencyKey: {
      ...mapping,
      description: 'The key that stays the same for every try; made of delivery and request where left out.',
    },
    sign,
  },
}

export const requests = {
  description: 'Several requests, in the order in which they are sent.',
  type: 'array',
  items: request,
  minItems: 1,
}
