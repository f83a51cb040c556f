import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, it, vi } from 'vitest'
import { ConfigError, createEngine, type Destination } from '../../src/index.js'
import { echo } from './echo.js'

const withField = (event: { readonly [keyword: string]: unknown }): Destination => {
  const action = { ...echo.actions.send, fields: { type: 'object', properties: { event } } } as const
  return { ...echo, actions: { send: action, idle: action } }
}
const config = { id: 'e-1', destination: 'echo', subscriptions: [{ action: 'send', enabled: true }] }

it('generates the code of a schema for the first payload that is held to it, and of no other', () => {
  const generated = vi.spyOn(Ajv2020.prototype, 'compile')
  const engine = createEngine({
    destinations: [withField({ type: 'object', minProperties: 1 })],
    evaluation: 'compiled',
  })
  const connection = engine.connect(config)
  expect(engine.check(config)).toEqual([])
  expect(generated).not.toHaveBeenCalled()

  connection.evaluate({ type: 'track', event: 'x' })
  const atFirst = generated.mock.calls.length
  expect(atFirst).toBeGreaterThan(0)
  connection.evaluate({ type: 'track', event: 'y' })
  expect(generated.mock.calls.length).toBe(atFirst)
})

it.each(['compiled', 'closures'] as const)(
  'finds a mistake in a schema when a connection is made, also in an action that it does not run: %s',
  (evaluation) => {
    const engine = createEngine({ destinations: [withField({ minProperties: 1 })], evaluation })
    expect(() => engine.connect(config)).toThrow(ConfigError)
    expect(engine.check(config).map(({ pointer }) => pointer)).toEqual([
      '/destination/actions/send/fields',
      '/destination/actions/idle/fields',
    ])
  },
)
