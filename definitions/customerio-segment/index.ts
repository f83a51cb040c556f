import { defineDestination } from 'waybill/actions'
import { auth, endpoint, notes, request, responses, verify, writeKey } from '../segment/connection.js'
import { sendGroup } from '../segment/group.js'
import { sendIdentify } from '../segment/identify.js'
import { sendPage } from '../segment/page.js'
import { sendScreen } from '../segment/screen.js'
import { sendTrack } from '../segment/track.js'
import { withRegion } from './with-region.js'

export default defineDestination({
  slug: 'customerio-segment',
  version: '1.0.0',
  name: 'Segment (from Customer.io)',
  description: 'Sends events on to a Segment source, as the Segment destination of Customer.io does.',
  docs: 'https://docs.customer.io/integrations/data-out/connections/segment',
  integrationNames: ['Segment'],
  events: ['track', 'identify', 'page', 'screen', 'group'],
  settings: {
    type: 'object',
    required: ['source_write_key', 'endpoint'],
    properties: {
      source_write_key: writeKey,
      endpoint: { ...endpoint, enum: ['north_america', 'europe'] },
    },
  },
  auth,
  request,
  responses,
  actions: {
    sendIdentify: withRegion({ ...sendIdentify, title: 'Send Identify' }),
    sendGroup: withRegion({ ...sendGroup, title: 'Send Group' }),
    sendScreen: withRegion({ ...sendScreen, title: 'Send Screen' }),
    sendPage: withRegion({ ...sendPage, title: 'Send Page' }),
    sendTrack: withRegion({ ...sendTrack, title: 'Send Track' }),
  },
  presets: [
    { name: 'Send Identify', action: 'sendIdentify', trigger: 'type = "identify"' },
    { name: 'Send Group', action: 'sendGroup', trigger: 'type = "group"' },
    { name: 'Send Screen', action: 'sendScreen', trigger: 'type = "screen"' },
    { name: 'Send Page', action: 'sendPage', trigger: 'type = "page"' },
    { name: 'Send Track', action: 'sendTrack', trigger: 'type = "track"' },
  ],
  verify,
  notes: [
    ...notes,
    'Triggers that are copied from a page with curly quotes have to be written with straight ones.',
    'Where events come from the same workspace that they are sent to, they go round and round: `integrations` is not sent on, so Segment can not stop it.',
    'The names of the two regions could not be confirmed; their hosts are documented.',
  ],
})
