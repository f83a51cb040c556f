import { expect, it } from 'vitest'
import type { Json } from '../../src/json/value.js'
import { checkMapping } from '../../src/mappings/index.js'

const name: Json = { '@path': '$.name' }
const joined: Json = { '@join': { value: ['Dear', name], separator: ' ' } }

it.each<[Json, boolean]>([
  [joined, true],
  [{ '@cast': { value: joined, to: 'string' } }, true],
  [{ '@json': { mode: 'encode', value: [name] } }, true],
  [{ '@coalesce': [name, joined] }, true],
  [{ '@join': { value: name, separator: ' ' } }, false],
  [{ '@cast': { value: joined, to: 'number' } }, false],
  [name, false],
])('whether a fallback after %j is never reached: %j', (first, isNever) => {
  const problems = checkMapping({ '@coalesce': [first, 'nobody'] })
  expect(problems.map(({ pointer, message }) => [pointer, message])).toEqual(
    isNever ? [['/@coalesce/1', 'this is never reached: the value before it is always there']] : [],
  )
})

it('speaks of the options of the form that was meant', () => {
  expect(checkMapping({ '@coalesce': { vals: [name] } }).map(({ pointer }) => pointer)).toEqual([
    '/@coalesce',
    '/@coalesce/vals',
  ])
  expect(checkMapping({ '@coalesce': 'nobody' }).map(({ pointer }) => pointer)).toEqual(['/@coalesce'])
})
