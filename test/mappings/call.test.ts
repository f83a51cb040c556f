import { describe, expect, it } from 'vitest'
import { kinds, ValueFailure } from '../../src/expressions/index.js'
import type { Json } from '../../src/json/value.js'
import { checkMapping, compileMapping, type MappingFunction } from '../../src/mappings/index.js'
import { backEnds, run } from './back-ends.js'

const { string, number, anything, absent, object } = kinds

const fn = (name: string, apply: MappingFunction['apply'], returns = anything): MappingFunction => ({
  name,
  parameters: [{ name: 'value', kinds: anything }],
  returns,
  apply,
})

const double: MappingFunction = {
  name: 'double',
  parameters: [
    { name: 'amount', kinds: number },
    { name: 'unit', kinds: string | absent },
  ],
  returns: string,
  apply: (amount, unit) => `${Number(amount) * 2} ${unit ?? ''}`.trim(),
}

describe('@call', () => {
  const functions = [double]

  it.each<[Json, Json | undefined]>([
    [{ amount: 2, unit: 'kr' }, '4 kr'],
    [{ amount: 2 }, '4'],
    [{ amount: '2', unit: 'kr' }, undefined],
    [{ amount: 2, unit: null }, undefined],
  ])('of %j gives %j on every back end', (data, expected) => {
    const mapping: Json = {
      '@call': { fn: 'double', args: [{ '@path': '$.amount' }, { '@path': '$.unit' }] },
    }
    for (const backEnd of backEnds) expect(run(backEnd, mapping, data, { functions }), backEnd).toBe(expected)
  })

  it.each<[string, Json, string, RegExp]>([
    ['another name', { fn: 'dubble', args: [1, 'kr'] }, '/@call/fn', /there is no function "dubble"/],
    ['a name that objects inherit', { fn: 'constructor', args: [] }, '/@call/fn', /there is no function/],
    [
      'too few arguments',
      { fn: 'double', args: [1] },
      '/@call/args',
      /1 arguments, it is double\(amount, unit\)/,
    ],
    ['no arguments', { fn: 'double' }, '/@call/fn', /0 arguments/],
    [
      'an argument of the wrong kind',
      { fn: 'double', args: ['1', 'kr'] },
      '/@call/args/0',
      /needs a number.*text/,
    ],
    [
      'a problem inside of an argument',
      { fn: 'double', args: [{ '@nope': 1 }, 'kr'] },
      '/@call/args/0',
      /@nope/,
    ],
  ])('refuses %s', (_, options, pointer, message) => {
    const problems = checkMapping({ '@call': options }, { functions })
    expect(problems.map((problem) => problem.pointer)).toContain(pointer)
    expect(problems[0]?.message).toMatch(message)
  })

  it('suggests the name that was meant', () => {
    expect(checkMapping({ '@call': { fn: 'dubble', args: [1, 'kr'] } }, { functions })[0]?.hint).toBe(
      'did you mean "double"?',
    )
  })

  const cycle: unknown[] = []
  cycle.push(cycle, cycle)
  const nested = (levels: number) => {
    let value: Json = 1
    for (let level = 0; level < levels; level += 1) value = [value]
    return value
  }

  const call = (apply: MappingFunction['apply'], returns = anything) =>
    compileMapping(
      { '@call': { fn: 'f', args: [{ '@path': '$' }] } },
      { functions: [fn('f', apply, returns)] },
    )

  it.each<[string, MappingFunction['apply'], number]>([
    ['throws', () => Reflect.get(Object(undefined), 'x').y, anything],
    [
      'throws what is no error',
      () => {
        throw 'secret'
      },
      anything,
    ],
    [
      'throws an error with a telling name',
      () => {
        throw Object.assign(new Error('no'), { name: 'secret' })
      },
      anything,
    ],
    [
      'throws an error that can not be looked at',
      () => {
        throw Object.defineProperty(new Error('no'), 'name', {
          get: () => Reflect.get(Object(undefined), 'x').y,
        })
      },
      anything,
    ],
    ['gives a date inside', () => ({ at: [new Date(0)] }), anything],
    ['gives a function inside', () => [{ run: () => 1 }], anything],
    ['gives no number inside', () => ({ a: { b: Number.NaN } }), anything],
    ['gives a hole', () => [undefined], anything],
    ['gives a cycle', () => cycle, anything],
    ['gives what nests without an end', () => nested(100_000), anything],
    [
      'gives what can not be read',
      () => ({
        get a() {
          throw new Error('secret')
        },
      }),
      anything,
    ],
    ['gives a promise', () => Promise.resolve(1), anything],
    ['gives a date', () => new Date(0), anything],
    ['gives a function', () => () => 1, anything],
    ['gives no number', () => Number.NaN, number],
    ['gives a bigint', () => 1n, anything],
    ['gives another kind', () => 'text', number | object],
  ])('fails with a code where the function %s', (_, apply, returns) => {
    let failure: unknown
    try {
      call(apply, returns)({})
    } catch (error) {
      failure = error
    }
    expect(failure).toBeInstanceOf(ValueFailure)
    expect(failure).toMatchObject({ code: 'FUNCTION_FAILED' })
    expect(String(failure)).not.toContain('secret')
  })

  it('may give JSON in which parts stand in several places, and fields that are left out', () => {
    let shared: unknown = { left: undefined }
    for (let level = 0; level < 50; level += 1) shared = [shared, shared]
    expect(call(() => shared)({})).toBe(shared)
    expect(call(() => nested(1_000))({})).toEqual(nested(1_000))
  })

  it('may give nothing, and may fail with a code of its own', () => {
    expect(call(() => undefined, string)({})).toBeUndefined()
    expect(() =>
      call(() => {
        throw new ValueFailure('NO_PHONE', 'this is no phone number')
      })({}),
    ).toThrow('this is no phone number')
  })
})
