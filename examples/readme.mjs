import { createEngine } from 'waybill'
import { definitions } from 'waybill/definitions'

const engine = createEngine({ destinations: definitions })

const slack = engine.connect({
  id: 'big-orders',
  destination: 'slack',
  subscriptions: [
    {
      action: 'postToChannel',
      enabled: true,
      trigger: 'event = "Order Completed" and properties.total > 200',
      mapping: {
        url: 'https://hooks.slack.com/services/T000/B000/abcDEF123',
        text: { '@template': '{{userId}} ordered for {{properties.total}} {{properties.currency}}' },
      },
    },
  ],
})

const order = (total) => ({
  type: 'track',
  messageId: `m-${total}`,
  event: 'Order Completed',
  userId: 'u-1',
  properties: { total, currency: 'EUR' },
})

console.log(JSON.stringify(slack.evaluate(order(250)).deliveries[0].requests[0], null, 2))
console.log(slack.evaluate(order(20)).outcomes[0].reason)

try {
  engine.connect({
    id: 'broken',
    destination: 'slack',
    subscriptions: [
      {
        action: 'postToChannel',
        enabled: true,
        trigger: 'type == "track"',
        mapping: { url: 'https://hooks.slack.com/services/T000', text: { '@tempalte': 'hi' } },
      },
    ],
  })
} catch (error) {
  console.log(error.message)
}
