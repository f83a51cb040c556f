import { definitions } from 'waybill/definitions'
import { sampleEvents } from '../../src/events/sample.js'
import { createEngine } from '../../src/index.js'

/** Prints what sample events come to; run in a process where no code may be made from text. */
const connection = createEngine({ destinations: definitions }).connect({
  id: 'warehouse',
  destination: 'segment',
  settings: { source_write_key: 'wk' },
  subscriptions: ['sendTrack', 'sendIdentify', 'sendPage'].map((action) => ({
    action,
    enabled: true,
    mapping: {
      anonymous_id: { '@liquid': '{{ event | default: type | slugify }}-{{ timestamp | date: "%j" }}' },
    },
  })),
})
const results = [...sampleEvents({ count: 100, seed: 5 })].map((event) => connection.evaluate(event))
process.stdout.write(JSON.stringify(results))
