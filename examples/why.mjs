import { createEngine, renderTrace } from 'waybill'
import { definitions } from 'waybill/definitions'

const engine = createEngine({ destinations: definitions, redact: ['$.traits.email'] })
const subscription = (name, trigger, text) => ({
  action: 'postToChannel',
  name,
  enabled: true,
  trigger,
  mapping: { url: 'https://hooks.slack.com/services/T000/B000/abcDEF123', text: { '@template': text } },
})
const slack = engine.connect({
  id: 'sales',
  destination: 'slack',
  filters: [{ name: 'no tests', if: 'context.app.name = "staging"', actions: [{ type: 'DROP' }] }],
  subscriptions: [
    subscription('Orders', 'event = "Order Completed"', '{{userId}} ordered'),
    subscription('Signups', 'type = "identify"', 'Welcome {{traits.email}}'),
  ],
})

const explain = (event) => console.log(renderTrace(slack.explain(event).trace))
explain({ type: 'track', messageId: 'm-1', event: 'Order Complete', userId: 'u-1' })
console.log('')
explain({ type: 'identify', messageId: 'm-2', userId: 'u-1', traits: { email: 'ann@example.com' } })
