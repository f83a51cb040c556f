import { type Connection, createEngine, type Outcome } from 'waybill'
import { type Destination, defineDestination } from 'waybill/actions'
import { definitions } from 'waybill/definitions'
import slack from 'waybill/definitions/slack'
import { compileMapping } from 'waybill/mappings'
import { testAction } from 'waybill/testing'
import { compileTrigger } from 'waybill/triggers'

const destinations: readonly Destination[] = [...definitions, defineDestination(slack)]
const connection: Connection = createEngine({ destinations }).connect({
  id: 'a',
  destination: 'slack',
  subscriptions: [],
})
export const outcomes: readonly Outcome[] = connection.evaluate({ type: 'track' }).outcomes
export const matches: boolean = compileTrigger('type = "track"')({})
export const output: unknown = compileMapping({ a: { '@path': '$.a' } })({})
export const tested = testAction(slack, 'postToChannel', { event: {} }).outcome.status
