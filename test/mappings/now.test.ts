import { describe, expect, it } from 'vitest'
import type { Json } from '../../src/json/value.js'
import { checkMapping, compileMapping } from '../../src/mappings/index.js'

const clock = () => Date.UTC(2024, 1, 29, 23, 0, 0, 5)
const now = (options: Json, data: unknown = {}) => compileMapping({ '@now': options }, { clock })(data)

describe('@now', () => {
  it.each<[Json, unknown]>([
    [{}, '2024-02-29T23:00:00.005Z'],
    [{ to: 'iso' }, '2024-02-29T23:00:00.005Z'],
    [{ to: 'unix' }, 1709247600],
    [{ to: 'unix_ms' }, 1709247600005],
    [{ to: 'unix_us' }, 1709247600005000],
    [{ to: 'date' }, '2024-02-29'],
    [{ to: 'D.M.YY' }, '29.2.24'],
    [{ to: 'date', timezone: 'Europe/Oslo' }, '2024-03-01'],
    [{ timezone: { '@path': '$.zone' } }, '2024-02-29T23:00:00.005Z'],
  ])('%j', (options, expected) => {
    expect(now(options)).toBe(expected)
  })

  it('says the same as a Liquid template in the same run', () => {
    let time = 0
    const ticking = () => (time += 1_000)
    const mapping = { a: { '@now': { to: 'unix' } }, b: { '@liquid': '{{ "now" | date: "%s" }}' } }
    const apply = compileMapping(mapping, { clock: ticking })
    expect([apply({}), apply({})]).toEqual([
      { a: 1, b: '1' },
      { a: 2, b: '2' },
    ])
  })

  it.each([
    ['without a clock', undefined],
    ['by a clock that gives no number', Number.NaN],
  ])('fails %s', (_, time) => {
    const sources = time === undefined ? {} : { clock: () => time }
    expect(() => compileMapping({ at: { '@now': {} } }, sources)({})).toThrow(
      expect.objectContaining({ code: 'NO_CLOCK', message: expect.stringContaining('/at/@now') }),
    )
  })

  it.each<[Json, string]>([
    [{ to: 'yyyy-MM-DD' }, '/@now/to'],
    [{ timezone: 'Mars/Olympus' }, '/@now/timezone'],
    [{ as: 'unix' }, '/@now/as'],
  ])('refuses %j when it is compiled', (options, pointer) => {
    expect(checkMapping({ '@now': options })).toMatchObject([{ code: 'map/option', pointer }])
  })

  it('is known to be text or a number, and hides nothing that may be missing beside it', () => {
    const schema = {
      type: 'object',
      required: ['at', 'id', 'email'],
      properties: {
        at: { type: 'string' },
        id: { type: 'string' },
        email: { type: 'string' },
        count: { type: 'object' },
      },
    }
    const mapping = {
      at: { '@now': {} },
      id: { '@uuid': {} },
      email: { '@path': '$.traits.email' },
      count: { '@now': { to: 'unix' } },
    }
    const found = checkMapping(mapping, { schema, event: 'identify' })
    expect(found.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['map/type', '/count/@now'],
      ['map/maybe-missing', '/email/@path'],
    ])
  })
})
