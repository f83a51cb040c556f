import { actionsFor } from './actions-for.js'
import { usualExamples } from './examples.js'
import { text } from './fields.js'

export const cases = actionsFor({
  title: 'Case',
  description: 'Creates, updates or deletes cases. A subscription writes its own trigger.',
  name: 'cases2',
  object: 'Case',
  fields: { description: text('Description', 'What the case is about.') },
  mapping: {},
  required: [],
  ...usualExamples(
    'Case',
    { type: 'track', messageId: 'm-1', userId: 'u-1', event: 'Help Asked', properties: { text: 'It broke' } },
    { Description: 'It broke', Origin: 'Web' },
    { description: { '@path': '$.properties.text' }, customFields: { Origin: 'Web' } },
  ),
})
