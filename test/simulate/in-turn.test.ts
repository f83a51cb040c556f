import { describe, expect, it } from 'vitest'
import { firstSpokenOf, inTurn } from '../../src/simulate/answers/in-turn.js'
import { deepFreeze } from '../deep-freeze.js'

const people = deepFreeze([
  { email: 'ann@example.com', tags: ['x', 'y'] },
  { email: 'bob@example.com', tags: ['x'] },
])
const others = deepFreeze(
  ['cat', 'dan', 'eve', 'fay'].map((name) => ({ email: `${name}@example.com`, tags: [] })),
)
const said = (body: unknown, shift = 0) => inTurn(deepFreeze(body), { items: people, others, shift })

describe('an answer about items, said of others', () => {
  it('speaks of those in turn that stand where the first ones stood', () => {
    expect(
      said({
        found: [{ id: '7', properties: { email: 'ann@example.com' } }],
        failed: [{ who: 'bob@example.com' }],
      }),
    ).toEqual({
      found: [
        { id: '7', properties: { email: 'cat@example.com' } },
        { id: '7-2', properties: { email: 'eve@example.com' } },
      ],
      failed: [{ who: 'dan@example.com' }, { who: 'fay@example.com' }],
    })
  })

  it.each([
    [
      'a number',
      { errors: [{ index: 1, type: 'bad' }] },
      { errors: [1, 3].map((index) => ({ index, type: 'bad' })) },
    ],
    ['a list of numbers', { code: 400, time: [1] }, { code: 400, time: [1, 3] }],
    [
      'a pointer',
      { errors: [{ pointer: '/data/1/email' }] },
      { errors: [{ pointer: '/data/1/email' }, { pointer: '/data/3/email' }] },
    ],
    [
      'a list in an element',
      [{ ids: ['ann@example.com'], n: 1 }],
      [
        { ids: ['cat@example.com'], n: 1 },
        { ids: ['eve@example.com'], n: 1 },
      ],
    ],
  ])('speaks of them by %s', (_, body, expected) => {
    expect(said(body)).toEqual(expected)
  })

  it('stays as it is where it speaks of none, or of all together', () => {
    const body = {
      total: 2,
      names: ['ann@example.com and bob'],
      all: [{ of: ['ann@example.com', 'bob@example.com'] }],
      tags: ['x'],
    }
    expect(said({ ...body, all: [] })).toEqual({ ...body, all: [] })
    expect(said({ all: body.all })).toEqual({ all: [{ of: others.map(({ email }) => email) }] })
    expect(said('done')).toBe('done')
    expect(said(null)).toBe(null)
  })

  it('begins with the first one that is spoken of where that is asked for', () => {
    const body = { errors: [{ index: 1 }] }
    expect(firstSpokenOf(body, people)).toBe(1)
    expect(said(body, 1)).toEqual({ errors: [{ index: 0 }, { index: 2 }] })
    expect(firstSpokenOf({ errors: [] }, people)).toBe(0)
    expect(firstSpokenOf(body, [])).toBe(0)
  })
})
