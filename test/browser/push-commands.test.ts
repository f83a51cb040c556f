import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pushCommands } from 'waybill/browser'
import { deepFreeze } from '../deep-freeze.js'
import { connectTo, relay, track } from '../relay.js'

const calls = deepFreeze([
  ['setSiteId', '1'],
  ['sendEvent', { a: 1 }],
])
const commandsFor = (queue: string) => ({ queue, calls })

describe('the queue of a page', () => {
  it.each([
    ['is created where it is missing', {}, 'queue', { queue: calls }],
    ['is created with what leads to it', {}, 'cX.callQueue', { cX: { callQueue: calls } }],
    [
      'is created in an object that is there',
      { cX: { a: 1 } },
      'cX.callQueue',
      { cX: { a: 1, callQueue: calls } },
    ],
    ['takes the place of null', { cX: null }, 'cX.callQueue', { cX: { callQueue: calls } }],
    ['keeps what it held', { queue: [['first']] }, 'queue', { queue: [['first'], ...calls] }],
  ])('%s', (_, page, path, expected) => {
    const target = structuredClone(page)
    expect(pushCommands(commandsFor(path), target)).toBe(true)
    expect(target).toEqual(expected)
  })

  it('may be anything that has a push, on a function too', () => {
    const taken: unknown[] = []
    const library = Object.assign(() => {}, { queue: { push: (call: unknown) => taken.push(call) } })
    expect(pushCommands(commandsFor('px.queue'), { px: library })).toBe(true)
    expect(taken).toEqual(calls)
  })

  it('stands on the page itself unless another target is given', () => {
    const name = 'waybillTestQueue'
    expect(pushCommands(commandsFor(name))).toBe(true)
    expect(Reflect.get(globalThis, name)).toEqual(calls)
    Reflect.deleteProperty(globalThis, name)
  })

  it('gets calls of its own, which a library may change', () => {
    const target: { queue?: unknown[][] } = {}
    pushCommands(commandsFor('queue'), target)
    target.queue?.[0]?.shift()
    expect(calls[0]).toEqual(['setSiteId', '1'])
  })

  it('takes what a connection delivers, and nothing where there are no commands', () => {
    const commands = { queue: 'px.queue', calls: [{ call: ['id', { '@path': '$.payload.id' }] }] }
    const [delivery] = connectTo(relay({ commands })).evaluate(track('u')).deliveries
    const target = {}
    expect(pushCommands(delivery?.commands, target)).toBe(true)
    expect(target).toEqual({ px: { queue: [['id', 'u']] } })
    expect(pushCommands(undefined, target)).toBe(true)
    expect(target).toEqual({ px: { queue: [['id', 'u']] } })
  })
})

describe('a path that leads to no queue', () => {
  it.each<[string, object, string]>([
    ['a text', { queue: 'x' }, 'queue'],
    ['a number on the way', { cX: 5 }, 'cX.callQueue'],
    ['an object without a push', { queue: {} }, 'queue'],
    ['a frozen object', { cX: Object.freeze({}) }, 'cX.callQueue'],
    ['no name', {}, ''],
    ['an empty name', {}, 'cX..queue'],
    ['a prototype', {}, '__proto__.queue'],
    ['a prototype of something', { A: Array }, 'A.prototype.queue'],
    ['a constructor', {}, 'constructor.queue'],
    ['a constructor of something', { a: {} }, 'a.constructor'],
  ])('gives false and changes nothing: %s', (_, target, path) => {
    const before = JSON.stringify(target)
    expect(pushCommands(commandsFor(path), target)).toBe(false)
    expect(JSON.stringify(target)).toBe(before)
    expect(Reflect.ownKeys(Object.getPrototypeOf(target))).toEqual(Reflect.ownKeys(Object.prototype))
    expect(Object.hasOwn(Array.prototype, 'queue')).toBe(false)
  })

  it('is one that the target only inherits, which is left alone', () => {
    const inherited: unknown[] = []
    const target = Object.create({ queue: inherited })
    expect(pushCommands(commandsFor('queue'), target)).toBe(true)
    expect(inherited).toEqual([])
    expect(target.queue).toEqual(calls)
  })

  it('never throws, whatever reading or writing it does', () => {
    const throwing = {
      get queue() {
        throw new Error('no')
      },
    }
    expect(pushCommands(commandsFor('queue'), throwing)).toBe(false)
    expect(pushCommands(commandsFor('queue'), Object.defineProperty({}, 'other', { set() {} }))).toBe(true)
    expect(Reflect.apply(pushCommands, undefined, [{ queue: 5 }, {}])).toBe(false)
    expect(Reflect.apply(pushCommands, undefined, [commandsFor('queue'), null])).toBe(false)
  })

  it('pushes the calls after one that a library refuses, and says so', () => {
    const taken: unknown[] = []
    const queue = {
      push(call: readonly unknown[]) {
        if (call[0] === 'setSiteId') throw new Error('no')
        taken.push(call)
      },
    }
    expect(pushCommands(commandsFor('queue'), { queue })).toBe(false)
    expect(taken).toEqual([calls[1]])
  })

  it('never reaches what all objects share, whatever it is', () => {
    const key = fc.oneof(
      fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'a', 'Array', ''),
      fc.string(),
    )
    const shared = () => [Object, Array, Function].map(({ prototype }) => Reflect.ownKeys(prototype))
    const before = shared()
    fc.assert(
      fc.property(fc.array(key, { minLength: 1, maxLength: 4 }), (keys) => {
        pushCommands(commandsFor(keys.join('.')), { a: {}, Array })
        expect(shared()).toEqual(before)
      }),
    )
  })
})
