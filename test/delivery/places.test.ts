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

it('gives places in the order of asking, to hosts in turn', async () => {
  const { begin, end, running } = playing(2)
  await begin('a 1', 'a 2', 'a 3', 'a 4', 'b 1')
  expect(running()).toEqual(['a 1', 'a 2'])
  await end(false, 'a 1')
  expect(running()).toEqual(['a 2', 'a 3'])
  await end(false, 'a 2')
  expect(running()).toEqual(['a 3', 'b 1'])
  await end(false, 'a 3', 'b 1')
  expect(running()).toEqual(['a 4'])
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
