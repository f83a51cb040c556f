import { expect, it } from 'vitest'
import { Places } from '../../src/delivery/transport/places.js'
import { calm } from './fake-time.js'

/** Places, with what runs in them by name until it is ended. */
function playing(places: number) {
  const all = new Places(places)
  const running = new Map<string, (isLong: boolean) => void>()
  let took = new Map<string, boolean>()
  return {
    running: () => [...running.keys()],
    begin(...names: readonly string[]) {
      for (const name of names)
        void all.run(
          name.split(' ')[0] ?? '',
          () =>
            new Promise<void>((resolve) =>
              running.set(name, (isLong) => {
                took = took.set(name, isLong)
                resolve()
              }),
            ),
          () => took.get(name) === true,
        )
      return calm()
    },
    async end(isLong: boolean, ...names: readonly string[]) {
      for (const name of names) {
        running.get(name)?.(isLong)
        running.delete(name)
        await calm()
      }
    },
  }
}

it('gives places in the order of asking, to the host first that has the fewest', async () => {
  const { begin, end, running } = playing(2)
  await begin('a 1', 'a 2', 'a 3', 'a 4', 'b 1')
  expect(running()).toEqual(['a 1', 'a 2'])
  await end(false, 'a 1')
  expect(running()).toEqual(['a 2', 'b 1'])
  await end(false, 'b 1')
  expect(running()).toEqual(['a 2', 'a 3'])
  await end(false, 'a 2', 'a 3')
  expect(running()).toEqual(['a 4'])
})

it('gives places to hosts in turn that have as many', async () => {
  const { begin, end, running } = playing(1)
  await begin('a 1', 'a 2', 'b 1', 'b 2', 'c 1')
  for (const next of ['a 2', 'b 1', 'c 1', 'b 2']) {
    await end(false, ...running())
    expect(running()).toEqual([next])
  }
})

it('gives a quick host its share beside hosts that hold their places for long, and wait for more', async () => {
  const { begin, end, running } = playing(6)
  const many = (host: string, count: number) => Array.from({ length: count }, (_, nth) => `${host} ${nth}`)
  await begin(...many('slow', 9), ...many('lazy', 9), ...many('quick', 9))
  const held = (host: string) => running().filter((name) => name.startsWith(host))
  expect(held('slow')).toHaveLength(6)
  await end(false, ...held('slow').slice(0, 4))
  expect(['slow', 'lazy', 'quick'].map((host) => held(host).length)).toEqual([2, 2, 2])
  // However often they are given back, they are the quick one's.
  for (const _ of [1, 2, 3]) await end(false, ...held('quick'))
  expect(['slow', 'lazy', 'quick'].map((host) => held(host).length)).toEqual([2, 2, 2])
})

it('gives no more than half of them to hosts that took long, what waited before included', async () => {
  const { begin, end, running } = playing(4)
  await begin(
    'dead 1',
    'dead 2',
    'dead 3',
    'dead 4',
    'dead 5',
    'dead 6',
    'ill 1',
    'fine 1',
    'fine 2',
    'fine 3',
  )
  await end(true, 'dead 1', 'dead 2', 'dead 3', 'dead 4')
  expect(running()).toEqual(['dead 5', 'dead 6', 'ill 1', 'fine 1'])
  await end(true, 'ill 1')
  expect(running()).toEqual(['dead 5', 'dead 6', 'fine 1', 'fine 2'])
  await begin('dead 7', 'ill 2')
  await end(false, 'fine 1', 'fine 2', 'fine 3')
  expect(running()).toEqual(['dead 5', 'dead 6'])
})

it('gives all of them again to a host that is quick again', async () => {
  const { begin, end, running } = playing(4)
  await begin('dead 1')
  await end(true, 'dead 1')
  await begin('dead 2', 'dead 3', 'dead 4', 'dead 5', 'dead 6')
  expect(running()).toEqual(['dead 2', 'dead 3'])
  await end(false, 'dead 2')
  expect(running()).toEqual(['dead 3', 'dead 4', 'dead 5', 'dead 6'])
  await end(false, 'dead 3', 'dead 4', 'dead 5', 'dead 6')
  await begin('dead 7', 'dead 8', 'dead 9', 'dead 10', 'dead 11')
  expect(running()).toEqual(['dead 7', 'dead 8', 'dead 9', 'dead 10'])
})
