import { expect, it } from 'vitest'
import slack from 'waybill/definitions/slack'
import { createTestEvent, testAction } from 'waybill/testing'
import 'waybill/testing/vitest'

it('has the matchers', () => {
  const url = 'https://hooks.slack.com/services/T/B/x'
  const event = createTestEvent('track', { event: 'Order Completed' })
  const posted = testAction(slack, 'postToChannel', {
    event,
    mapping: { url, text: { '@path': '$.event' } },
  })
  expect(posted).toDeliver([{ method: 'POST', json: { text: 'Order Completed' } }])
  expect(posted).not.toDeliverNothing()
  expect(testAction(slack, 'postToChannel', { event })).toBeDiscardedWith('PAYLOAD_VALIDATION_FAILED')
  // @ts-expect-error A request has no body.
  expect(posted).not.toDeliver([{ body: 1 }])
})
