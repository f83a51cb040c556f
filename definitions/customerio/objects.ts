import type { Action, Json } from 'waybill/actions'
import { field } from '../shared/payload-field.js'
import { withDates } from './dates.js'
import { base, entity, settings } from './examples.js'
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
} from './fields.js'
import { objectIdentifiers, personIdentifiers, withAnonymousId } from './identifiers.js'
import { sending } from './sending.js'

/** Whether the object is told of by somebody who is known. */
const action = (at: string) => ({
  '@if': {
    exists: field(at, 'user_id'),
    then: 'identify',
    else: { '@if': { exists: field(at, 'anonymous_id'), then: 'identify_anonymous', else: 'identify' } },
  },
})

const relationships = (at: string) => {
  const relationship = (identifiers: Json) => [
    {
      identifiers,
      relationship_attributes: withDates(at, field(at, 'relationship_attributes')),
    },
  ]
  return {
    '@if': {
      exists: field(at, 'user_id'),
      then: relationship(personIdentifiers(at, { id: 'user_id' })),
      else: {
        '@if': {
          exists: field(at, 'anonymous_id'),
          then: relationship({ anonymous_id: field(at, 'anonymous_id') }),
        },
      },
    },
  }
}

const attributes = (at: string) =>
  withDates(at, { '@omit': { from: field(at, 'custom_attributes'), keys: ['object_type_id'] } })

export const createUpdateObject = {
  title: 'Create or update object',
  description: 'An object, such as an account, and who belongs to it.',
  trigger: 'type = "group"',
  fields: {
    type: 'object',
    required: ['id'],
    properties: {
      id: objectId,
      created_at: text('Created at', 'When the object was created.'),
      custom_attributes: {
        type: 'object',
        title: 'Object attributes',
        description: 'What is known of the object.',
      },
      relationship_attributes: relationshipAttributes,
      user_id: personId,
      anonymous_id: anonymousId,
      object_type_id: objectTypeId,
      convert_timestamp: convertTimestamp,
      ...batching,
    },
  },
  mapping: {
    id: { '@path': '$.groupId' },
    created_at: createdAt,
    custom_attributes: { '@path': '$.traits.objectAttributes' },
    relationship_attributes: { '@path': '$.traits.relationshipAttributes' },
    user_id: { '@path': '$.userId' },
    anonymous_id: { '@path': '$.anonymousId' },
    object_type_id: objectTypeIn('traits'),
    convert_timestamp: true,
  },
  ...sending(
    (at) => ({
      type: 'object',
      action: action(at),
      created_at: withDates(at, field(at, 'created_at')),
      attributes: withAnonymousId(at, attributes(at), ['id']),
      cio_relationships: relationships(at),
      identifiers: objectIdentifiers(at, 'id'),
    }),
    [action('@')],
  ),
  examples: [
    {
      title: 'an account and its owner',
      settings,
      event: {
        ...base,
        type: 'group',
        userId: 'u-1',
        groupId: 'g-1',
        traits: {
          createdAt: '2019-01-02T03:04:05Z',
          objectTypeId: 2,
          objectAttributes: { plan: 'team', object_type_id: 2 },
          relationshipAttributes: { since: '2020-01-01' },
        },
      },
      requests: [
        entity({
          type: 'object',
          action: 'identify',
          created_at: 1546398245,
          attributes: { plan: 'team' },
          cio_relationships: [{ identifiers: { id: 'u-1' }, relationship_attributes: { since: 1577836800 } }],
          identifiers: { object_id: 'g-1', object_type_id: '2' },
        }),
      ],
    },
    {
      title: 'told of by a visitor',
      settings,
      event: { ...base, type: 'group', anonymousId: 'a-1', groupId: 'g-1' },
      requests: [
        entity({
          type: 'object',
          action: 'identify_anonymous',
          attributes: { anonymous_id: 'a-1' },
          cio_relationships: [{ identifiers: { anonymous_id: 'a-1' } }],
          identifiers: { object_id: 'g-1', object_type_id: '1' },
        }),
      ],
    },
    {
      title: 'an object has an id',
      settings,
      event: { ...base, type: 'group', userId: 'u-1' },
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['id'] },
    },
  ],
} as const satisfies Action

const groupOfTrack = { '@coalesce': [{ '@path': '$.groupId' }, { '@path': '$.context.groupId' }] }

export const deleteObject = {
  title: 'Delete object',
  description: 'An object that is no longer there.',
  trigger: 'event = "Object Deleted"',
  fields: {
    type: 'object',
    properties: { object_id: objectId, object_type_id: objectTypeId, ...batching },
  },
  mapping: { object_id: groupOfTrack, object_type_id: objectTypeIn('properties') },
  checks: [named('object_id')],
  ...sending((at) => ({
    type: 'object',
    action: 'delete',
    identifiers: objectIdentifiers(at, 'object_id'),
  })),
  examples: [
    {
      title: 'an account was closed',
      settings,
      event: {
        ...base,
        type: 'track',
        event: 'Object Deleted',
        userId: 'u-1',
        context: { groupId: 'g-1' },
      },
      requests: [
        entity({
          type: 'object',
          action: 'delete',
          identifiers: { object_id: 'g-1', object_type_id: '1' },
        }),
      ],
    },
    {
      title: 'without an id Customer.io refuses it',
      settings,
      event: { ...base, type: 'track', event: 'Object Deleted', userId: 'u-1' },
      responses: [{ status: 400 }],
      requests: [entity({ type: 'object', action: 'delete' })],
      outcome: { status: 'discarded', code: 'BAD_REQUEST' },
    },
  ],
} as const satisfies Action

export const deleteRelationship = {
  title: 'Delete relationship',
  description: 'A person no longer belongs to an object.',
  trigger: 'event = "Relationship Deleted"',
  fields: {
    type: 'object',
    required: ['person_id', 'object_id'],
    properties: {
      person_id: personId,
      anonymous_id: anonymousId,
      object_id: objectId,
      object_type_id: objectTypeId,
      ...batching,
    },
  },
  mapping: {
    person_id: { '@path': '$.userId' },
    anonymous_id: { '@path': '$.anonymousId' },
    object_id: { '@path': '$.context.groupId' },
    object_type_id: objectTypeIn('properties'),
  },
  ...sending((at) => ({
    type: 'object',
    action: 'delete_relationships',
    attributes: {
      '@if': {
        exists: field(at, 'anonymous_id'),
        then: { anonymous_id: field(at, 'anonymous_id') },
      },
    },
    cio_relationships: [
      { identifiers: personIdentifiers(at, { id: 'person_id', anonymous: 'anonymous_id' }) },
    ],
    identifiers: objectIdentifiers(at, 'object_id'),
  })),
  examples: [
    {
      title: 'somebody left an account',
      settings,
      event: {
        ...base,
        type: 'track',
        event: 'Relationship Deleted',
        userId: 'u-1',
        context: { groupId: 'g-1' },
      },
      requests: [
        entity({
          type: 'object',
          action: 'delete_relationships',
          cio_relationships: [{ identifiers: { id: 'u-1' } }],
          identifiers: { object_id: 'g-1', object_type_id: '1' },
        }),
      ],
    },
    {
      title: 'both have an id',
      settings,
      event: { ...base, type: 'track', event: 'Relationship Deleted', anonymousId: 'a-1' },
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['person_id', 'object_id'] },
    },
  ],
} as const satisfies Action
