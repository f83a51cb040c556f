import { defineDestination } from 'waybill/actions'
import { sendAlias } from './alias.js'
import { auth, endpoint, notes, request, responses, verify, writeKey } from './connection.js'
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
      source_write_key: writeKey,
      endpoint: {
        ...endpoint,
        enum: ['north_america', 'europe', 'us-west-2', 'eu-west-1'],
        default: 'north_america',
      },
    },
  },
  auth,
  request,
  responses,
  actions: { sendTrack, sendIdentify, sendPage, sendScreen, sendGroup, sendAlias },
  verify,
  notes,
})
