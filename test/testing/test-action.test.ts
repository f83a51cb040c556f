import { expect, it } from 'vitest'
import { createTestEvent, testAction } from 'waybill/testing'
import { acmeSettings, changed } from '../acme.js'

it('runs an action in the sync mode that is asked for, else in its first', () => {
  const modes = changed(['actions', 'upsert', 'syncModes'], ['upsert', 'delete'])
  const { upsert } = modes.actions
  if (upsert?.request === undefined) throw new Error('there is no request')
  const json = { mode: { '@path': '$.run.syncMode' } }
  const definition = { ...modes, actions: { upsert: { ...upsert, request: { ...upsert.request, json } } } }
  const modeOf = (options: object) =>
    testAction(definition, 'upsert', {
      event: createTestEvent('identify'),
      settings: acmeSettings,
      ...options,
    }).requests.map((request) => request.json)
  expect(modeOf({})).toEqual([{ mode: 'upsert' }])
  expect(modeOf({ syncMode: 'delete' })).toEqual([{ mode: 'delete' }])
})
