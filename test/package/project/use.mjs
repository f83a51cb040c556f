import { createEngine } from 'waybill'
import { pushCommands } from 'waybill/browser'
import { definitions } from 'waybill/definitions'
import segment from 'waybill/definitions/segment'
import { applyMapping } from 'waybill/mappings'
import { testAction } from 'waybill/testing'
import { compileTrigger } from 'waybill/triggers'

const event = { type: 'track', event: 'Ping', userId: 'u-1', messageId: 'm-1' }
const connection = createEngine({ destinations: definitions }).connect({
  id: 'a',
  destination: segment.slug,
  settings: { source_write_key: 'wk' },
  subscriptions: [{ action: 'sendTrack', enabled: true }],
})
const [delivery] = connection.evaluate(event).deliveries
const same = testAction(segment, 'sendTrack', { event, settings: { source_write_key: 'wk' } }).requests[0]
const page = {}
if (!pushCommands({ queue: 'cX.callQueue', calls: [['a']] }, page) || page.cX.callQueue.length !== 1)
  throw new Error('the call is not in the queue of the page')
if (!compileTrigger('type = "track"')(event)) throw new Error('the trigger does not match')
if (applyMapping({ '@path': '$.userId' }, event) !== 'u-1') throw new Error('the mapping gives another value')
if (same.url !== delivery.requests[0].url) throw new Error('both ways give the same request')
console.log(delivery.requests[0].url)
