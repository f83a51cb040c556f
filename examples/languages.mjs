import { checkMapping, explainMapping, renderMappingExplanation } from 'waybill/mappings'
import { checkFql, explainTrigger, renderDiagnostics } from 'waybill/triggers'

const event = { type: 'track', event: 'Order Completed', userId: null, properties: { total: '20' } }

console.log(explainTrigger('event = "Order Completed" and properties.total > 200', event).decisive[0].words)
console.log(renderDiagnostics(checkFql('type = "track" and type = "page"')))

const mapping = {
  name: { '@path': '$.event' },
  who: { '@coalesce': [{ '@path': '$.userId' }, 'unknown'] },
  amount: { '@cast': { value: { '@path': '$.properties.total' }, to: 'number' } },
}
console.log(renderMappingExplanation(explainMapping(mapping, event)))

const fields = { type: 'object', properties: { amount: { type: 'number' }, city: { type: 'string' } } }
const wrong = {
  amount: { '@template': 'EUR {{properties.total}}' },
  city: { '@path': '$.context.locaton.city' },
}
console.log(renderDiagnostics(checkMapping(wrong, { schema: fields, event: 'track' })))
