import type { Action } from 'waybill/actions'
import { base, settings } from './examples.js'
import { queue } from './queue.js'

export const identify = {
  title: 'Identify',
  description: 'Sends nothing by itself: the id travels with the next page view, which carries it too.',
  trigger: 'type = "identify"',
  fields: {
    type: 'object',
    properties: {
      external_id: { type: 'string', title: 'External ID', description: 'The id of the reader.' },
    },
  },
  mapping: { external_id: { '@path': '$.userId' } },
  deferred: true,
  commands: { queue, calls: [] },
  examples: [
    {
      title: 'taken, and nothing is sent now',
      settings,
      event: { ...base, type: 'identify', userId: 'u-1', traits: { plan: 'pro' } },
      commands: [],
      outcome: { status: 'built' },
    },
    {
      title: 'also where nobody is named',
      settings,
      event: { ...base, type: 'identify', anonymousId: 'a-1' },
      commands: [],
      outcome: { status: 'built' },
    },
  ],
} as const satisfies Action
