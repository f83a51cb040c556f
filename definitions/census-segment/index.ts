import { defineDestination } from 'waybill/actions'
import { auth, endpoint, notes, request, responses, verify, writeKey } from '../segment/connection.js'
import { sendEvent } from './events.js'
import { associateUserWithGroup, upsertGroup } from './groups.js'
import { upsertUser } from './users.js'

export default defineDestination({
  slug: 'census-segment',
  version: '1.0.0',
  name: 'Segment (from Census)',
  description: 'Sends rows of a warehouse to a Segment source, as the Segment destination of Census does.',
  docs: 'https://docs.getcensus.com/destinations/available-destinations/segment',
  input: 'record',
  settings: {
    type: 'object',
    required: ['source_write_key'],
    properties: {
      source_write_key: { ...writeKey, description: 'The write key of an HTTP API source.' },
      endpoint: { ...endpoint, enum: ['north_america', 'europe'], default: 'north_america' },
      message_id_namespace: {
        type: 'string',
        minLength: 1,
        maxLength: 40,
        title: 'Namespace of message ids',
        description:
          'Stands before the sync key in every message id, so that rows of two syncs never have the same one.',
      },
    },
  },
  auth,
  request,
  responses,
  actions: { upsertUser, upsertGroup, associateUserWithGroup, sendEvent },
  verify,
  notes: [
    ...notes,
    'That a sync key becomes the message id is what the vendor’s page implies, it is not written there.',
    'A message id that would have more than 100 characters is sent as the SHA-256 of it.',
  ],
})
