import { checkFql, compileTrigger, explainTrigger, renderDiagnostics } from 'waybill/triggers'

const mistakes = [
  'type == "track" and evnt = "x"',
  'lower(event) = "order completed"',
  'type = "track" and type = "page"',
  'type = "identify" and event = "Signed Up"',
]
for (const query of mistakes) console.log(`${renderDiagnostics(checkFql(query))}\n`)

const bigOrder = compileTrigger('event = "Order Completed" and properties.total > 200')
const event = { type: 'track', event: 'Order Completed', properties: { total: 120 } }
console.log(bigOrder(event))

const why = explainTrigger('event = "Order Completed" and properties.total > 200', event)
for (const { words } of why.decisive) console.log(words)
