const { createEngine, ConfigError } = require('waybill')
const { definitions } = require('waybill/definitions')
const segment = require('waybill/definitions/segment')
const { checkDefinition } = require('waybill/actions')

const engine = createEngine({ destinations: definitions })
try {
  engine.connect({ id: 'a', destination: 'nowhere', subscriptions: [] })
} catch (error) {
  if (!(error instanceof ConfigError)) throw error
}
if (checkDefinition(segment.default).length > 0) throw new Error('the definition has problems')
const connection = engine.connect({
  id: 'a',
  destination: 'segment',
  settings: { source_write_key: 'wk' },
  subscriptions: [{ action: 'sendTrack', enabled: true }],
})
console.log(
  connection.evaluate({ type: 'track', event: 'Ping', userId: 'u-1' }).deliveries[0].requests[0].url,
)
