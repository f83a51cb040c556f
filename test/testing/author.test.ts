import { expect, test } from 'vitest'
import slack from 'waybill/definitions/slack'
import { createTestEvent, testAction } from 'waybill/testing'
import 'waybill/testing/vitest'

const url = 'https://hooks.slack.com/services/T000/B000/abcDEF123'
const event = createTestEvent('track', { event: 'Order Completed', properties: { total: 120 } })

test('an order is announced', () => {
  const mapping = { url, text: { '@template': '{{event}}: {{properties.total}}' } }
  expect(testAction(slack, 'postToChannel', { event, mapping })).toDeliver([
    { method: 'POST', url, json: { text: 'Order Completed: 120' } },
  ])
})

test('a message without a text is not', () => {
  const tested = testAction(slack, 'postToChannel', { event, mapping: { url } })
  expect(tested).toBeDiscardedWith('PAYLOAD_VALIDATION_FAILED', { fields: ['text'] })
})
