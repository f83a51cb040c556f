import { expect, it } from 'vitest'
import { describeStore } from './store-behaviour.js'
import { drivers, openStore } from './store-file.js'

it('has a driver to be tested with', () => {
  expect(drivers).not.toEqual([])
})

for (const driver of drivers)
  describeStore(`in SQLite by ${driver}`, (options) => openStore({ driver, ...options }))
