import { describe, expect, it } from 'vitest'
import { didYouMean, nearest } from '../../src/diagnostics/suggest.js'

const names = ['lowercase', 'length', 'contains', 'match', 'typeof', 'in', 'userId', 'userid_hash']

describe('the name that was probably meant', () => {
  it.each<[string, string | undefined]>([
    ['length', 'length'],
    ['LENGTH', 'length'],
    ['userid', 'userId'],
    ['USERID_HASH', 'userid_hash'],
    ['lowecase', 'lowercase'],
    ['lowwercasse', 'lowercase'],
    ['lenght', 'length'],
    ['contain', 'contains'],
    ['mach', 'match'],
    ['mch', undefined],
    ['typ', undefined],
    ['typeofff', 'typeof'],
    ['io', 'in'],
    ['xy', undefined],
    ['x', undefined],
    ['i', undefined],
    ['', undefined],
    ['somethingelse', undefined],
    ['constructor', undefined],
    ['__proto__', undefined],
  ])('for "%s" is %s', (name, expected) => {
    expect(nearest(name, names)).toBe(expected)
  })

  it('is none where there are no names', () => {
    expect(nearest('a', [])).toBeUndefined()
    expect(nearest('name', [])).toBeUndefined()
  })

  it('is the one that differs in case before one that is nearer', () => {
    expect(nearest('EVENT', ['EVENTS', 'event'])).toBe('event')
  })
})

it('a hint asks for the name that was meant, and there is none where no name is near', () => {
  expect(didYouMean('lowecase', names)).toEqual({ hint: 'did you mean "lowercase"?' })
  expect(didYouMean('somethingelse', names)).toEqual({})
})
