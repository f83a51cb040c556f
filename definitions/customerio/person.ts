import type { Action } from 'waybill/actions'
import { field } from '../shared/payload-field.js'
import { timestamp, withDates } from './dates.js'
import { base, entity, seconds, settings } from './examples.js'
import {
  anonymousId,
  batching,
  convertTimestamp,
  createdAt,
  named,
  objectId,
  objectTypeId,
  objectTypeIn,
  personId,
  relationshipAttributes,
  text,
  timestamp as timestampField,
} from './fields.js'
import { objectIdentifiers, personIdentifiers, withAnonymousId } from './identifiers.js'
import { sending } from './sending.js'

/** Traits that are said in places of their own. */
const knownTraits = ['createdAt', 'created_at', 'object_type_id', 'objectTypeId', 'relationshipAttributes']

const attributes = (at: string) => ({
  '@merge': {
    direction: 'right',
    objects: [
      { '@omit': { from: field(at, 'custom_attributes'), keys: knownTraits } },
      { created_at: field(at, 'created_at'), email: field(at, 'email') },
    ],
  },
})

const relationships = (at: string) => ({
  '@if': {
    exists: field(at, 'group_id'),
    then: [
      {
        identifiers: objectIdentifiers(at, 'group_id'),
        relationship_attributes: field(at, 'relationship_attributes'),
      },
    ],
  },
})

const body = (at: string) => ({
  type: 'person',
  action: 'identify',
  attributes: withAnonymousId(at, withDates(at, attributes(at)), ['id', 'email']),
  cio_relationships: relationships(at),
  timestamp: timestamp(at),
  identifiers: personIdentifiers(at, { id: 'id', email: 'email', anonymous: 'anonymous_id' }),
})

export const createUpdatePerson = {
  title: 'Create or update person',
  description: 'Who somebody is. Attributes are added and changed, never taken away.',
  trigger: 'type = "identify"',
  fields: {
    type: 'object',
    properties: {
      id: personId,
      anonymous_id: anonymousId,
      email: text('E-mail', 'The person’s e-mail address.'),
      created_at: text('Created at', 'When the person was created.'),
      group_id: objectId,
      custom_attributes: {
        type: 'object',
        title: 'Person attributes',
        description: 'What is known of the person.',
      },
      relationship_attributes: relationshipAttributes,
      timestamp: timestampField,
      convert_timestamp: convertTimestamp,
      object_type_id: objectTypeId,
      ...batching,
    },
  },
  mapping: {
    id: { '@coalesce': [{ '@path': '$.userId' }, { '@path': '$.traits.email' }] },
    anonymous_id: { '@path': '$.anonymousId' },
    email: { '@template': '{{traits.email}}' },
    created_at: createdAt,
    group_id: { '@path': '$.traits.objectId' },
    custom_attributes: { '@path': '$.traits' },
    relationship_attributes: { '@path': '$.traits.relationshipAttributes' },
    timestamp: { '@path': '$.timestamp' },
    convert_timestamp: true,
    object_type_id: objectTypeIn('traits'),
  },
  checks: [named('id', 'email', 'anonymous_id')],
  ...sending(body),
  examples: [
    {
      title: 'dates become seconds, at any depth',
      settings,
      event: {
        ...base,
        type: 'identify',
        userId: 'u-1',
        anonymousId: 'a-1',
        traits: {
          email: 'ada@example.com',
          birthday: '1985-12-10',
          createdAt: '2021-05-06T07:08:09Z',
          last: { order: '2025-01-31T12:00:00+01:00', dates: ['2025-01-31'] },
        },
      },
      requests: [
        entity({
          type: 'person',
          action: 'identify',
          attributes: {
            email: 'ada@example.com',
            birthday: 503020800,
            last: { order: 1738321200, dates: ['2025-01-31'] },
            created_at: 1620284889,
            anonymous_id: 'a-1',
          },
          timestamp: seconds,
          identifiers: { id: 'u-1' },
        }),
      ],
    },
    {
      title: 'a person and the object they belong to',
      settings,
      event: {
        ...base,
        type: 'identify',
        userId: 'cio_03a1',
        traits: { objectId: 'o-1', relationshipAttributes: { role: 'owner' } },
      },
      requests: [
        entity({
          type: 'person',
          action: 'identify',
          attributes: { objectId: 'o-1' },
          cio_relationships: [
            {
              identifiers: { object_type_id: '1', object_id: 'o-1' },
              relationship_attributes: { role: 'owner' },
            },
          ],
          timestamp: seconds,
          identifiers: { cio_id: '03a1' },
        }),
      ],
    },
    {
      title: 'who is about nobody is sent with a warning, and refused',
      settings,
      event: { ...base, type: 'identify', userId: '', traits: { plan: 'pro' } },
      responses: [{ status: 400 }],
      requests: [
        entity({ type: 'person', action: 'identify', attributes: { plan: 'pro' }, timestamp: seconds }),
      ],
      outcome: { status: 'discarded', code: 'BAD_REQUEST' },
    },
    {
      title: 'traits are an object',
      settings,
      event: { ...base, type: 'identify', userId: 'u-1', traits: ['pro'] },
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['custom_attributes'] },
    },
  ],
} as const satisfies Action
