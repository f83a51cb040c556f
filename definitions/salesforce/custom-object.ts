import { actionsFor } from './actions-for.js'
import { usualExamples } from './examples.js'

export const customObject = actionsFor({
  title: 'Custom object',
  description: 'Creates, updates or deletes records of any object. A subscription writes its own trigger.',
  name: 'customObject2',
  object: undefined,
  fields: {},
  mapping: {},
  required: ['customFields'],
  requiredToUpdate: ['customFields'],
  ...usualExamples(
    'Order__c',
    { type: 'track', messageId: 'm-1', userId: 'u-1', event: 'Order Completed', properties: { total: 57.5 } },
    { Total__c: 57.5 },
    { customObjectName: 'Order__c', customFields: { Total__c: { '@path': '$.properties.total' } } },
  ),
})
