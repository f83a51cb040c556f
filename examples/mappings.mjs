import {
  checkMapping,
  compileMapping,
  explainMapping,
  renderDiagnostics,
  renderMappingExplanation,
} from 'waybill/mappings'

const mapping = {
  who: { '@coalesce': [{ '@path': '$.userId' }, { '@path': '$.anonymousId' }] },
  total: { '@cast': { value: { '@path': '$.properties.total' }, to: 'number' } },
}
const event = { type: 'track', userId: null, anonymousId: 'a-1', properties: { total: '120.50' } }

// Once; the function is called for each event, and only reads it.
const payloadOf = compileMapping(mapping)
console.log(JSON.stringify(payloadOf(event)))

console.log(renderMappingExplanation(explainMapping(mapping, event)))
console.log(renderDiagnostics(checkMapping({ who: { '@coalesce': { '@path': '$.userId' } } })))
