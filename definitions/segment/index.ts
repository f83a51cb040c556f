import { defineDestination } from 'waybill/actions'
import { sendAlias } from './alias.js'
import { lets } from './body.js'
import { sendGroup } from './group.js'
import { sendIdentify } from './identify.js'
import { sendPage } from './page.js'
import { sendScreen } from './screen.js'
import { sendTrack } from './track.js'

export default defineDestination({
  slug: 'segment',
  version: '1.0.0',
  name: 'Segment',
  description: 'Sends events on to another Segment source, through the Tracking API.',
  docs: 'https://segment.com/docs/connections/sources/catalog/libraries/server/http-api/',
  events: ['track', 'identify', 'page', 'screen', 'group', 'alias'],
  settings: {
    type: 'object',
    required: ['source_write_key'],
    properties: {
      source_write_key: {
        type: 'string',
        format: 'password',
        minLength: 1,
        pattern: '^\\S+$',
        title: 'Write key',
        description: 'The write key of the source that receives the events.',
      },
      endpoint: {
        type: 'string',
        enum: ['north_america', 'europe', 'us-west-2', 'eu-west-1'],
        default: 'north_america',
        title: 'Region',
        description:
          'Where the workspace is. The wrong region answers with success, and the events never appear.',
      },
    },
  },
  auth: { type: 'basic', username: { '@path': '$.settings.source_write_key' }, password: '' },
  let: lets,
  request: {
    baseUrl: {
      '@switch': {
        on: { '@path': '$.settings.endpoint' },
        cases: {
          europe: 'https://events.eu1.segmentapis.com/v1',
          'eu-west-1': 'https://events.eu1.segmentapis.com/v1',
        },
        default: 'https://api.segment.io/v1',
      },
    },
  },
  actions: { sendTrack, sendIdentify, sendPage, sendScreen, sendGroup, sendAlias },
})
