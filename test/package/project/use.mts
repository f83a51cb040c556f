import { type Connection, createEngine, type Outcome } from 'waybill'
import {
  type ActionNameOf,
  type Destination,
  defineDestination,
  type PayloadOf,
  type SettingsOf,
} from 'waybill/actions'
import { definitions } from 'waybill/definitions'
import type segment from 'waybill/definitions/segment'
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

export const region: SettingsOf<typeof segment>['endpoint'] = 'europe'
export const actionName: ActionNameOf<typeof segment> = 'sendTrack'
export const payload: PayloadOf<typeof slack, 'postToChannel'> = { url: 'https://example.com', text: 'hi' }
// @ts-expect-error No such region.
export const noRegion: SettingsOf<typeof segment>['endpoint'] = 'mars'
// @ts-expect-error The text is missing.
export const noText: PayloadOf<typeof slack, 'postToChannel'> = { url: 'https://example.com' }
// @ts-expect-error No such action.
testAction(slack, 'postToChanel', { event: {} })
// @ts-expect-error No such field.
testAction(slack, 'postToChannel', { event: {}, mapping: { txet: 'hi' } })
// @ts-expect-error No such setting.
testAction(slack, 'postToChannel', { event: {}, settings: { key: 'k' } })
