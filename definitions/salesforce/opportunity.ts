import { actionsFor } from './actions-for.js'
import { usualExamples } from './examples.js'
import { text } from './fields.js'

export const opportunity = actionsFor({
  title: 'Opportunity',
  description: 'Creates, updates or deletes opportunities. A subscription writes its own trigger.',
  name: 'opportunity2',
  object: 'Opportunity',
  fields: {
    close_date: text('Close date', 'When it is expected to close, as YYYY-MM-DD; a new one needs it.'),
    name: text('Name', 'What the opportunity is called; a new one needs it.'),
    stage_name: text('Stage', 'How far it has come; a new one needs it.'),
    amount: text('Amount', 'What it is worth.'),
    description: text('Description', 'What there is to say about it.'),
  },
  mapping: {},
  required: ['close_date', 'name', 'stage_name'],
  ...usualExamples(
    'Opportunity',
    { type: 'track', messageId: 'm-1', userId: 'u-1', event: 'Quote Requested', properties: { total: 1200 } },
    { CloseDate: '2025-03-31', Name: 'Quote Requested', StageName: 'Prospecting', Amount: '1200' },
    {
      close_date: '2025-03-31',
      name: { '@path': '$.event' },
      stage_name: 'Prospecting',
      amount: { '@path': '$.properties.total' },
    },
  ),
})
