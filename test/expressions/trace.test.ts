import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { call, listOf, objectOf, read, variable } from '../../src/expressions/expression.js'
import { ValueFailure } from '../../src/expressions/failure.js'
import { anything, list, object } from '../../src/expressions/kinds.js'
import { defineNative, type Moved } from '../../src/expressions/native.js'
import type { Origin, Traced } from '../../src/expressions/trace/origin.js'
import { movedOrigin, partAt } from '../../src/expressions/trace/part.js'
import { traceLambda } from '../../src/expressions/trace/trace.js'
import { TraceFailure } from '../../src/expressions/trace/trace-failure.js'
import { expressionOver, inMemory } from './arbitraries.js'
import { deepFreeze, exactly, runOnAll } from './back-ends.js'
import { counting } from './natives.js'
import { at, data, onData } from './on-data.js'

describe('a trace', () => {
  it('gives the value of the other back ends, for any expression and values', () => {
    const [first, second] = [variable('first'), variable('second')]
    fc.assert(
      fc.property(expressionOver([first, second], 3), inMemory, inMemory, (body, one, other) => {
        const lambda = { parameters: [first, second], body }
        const expected = runOnAll(lambda, one, other)
        expect(exactly(traceLambda(lambda)(one, other).value)).toBe(exactly(expected))
      }),
      { numRuns: 1_000 },
    )
  })

  it('evaluates a node that stands in several places once', () => {
    const { native, calls } = counting()
    const shared = call(native, [at('a')])
    traceLambda(onData(listOf([shared, read(shared, 'b'), objectOf([['c', shared]])])))({ a: 1 })
    expect(calls()).toBe(1)
  })

  it('tells of a failure with the values that could not be used, and of no other error', () => {
    const failing = (error: Error) =>
      defineNative({
        name: 'test/failing',
        returns: anything,
        apply: () => {
          throw error
        },
      })
    const failure = new ValueFailure('NO', 'not this one')
    const run = (error: Error) => () => traceLambda(onData(call(failing(error), [at('a')])))({ a: 5 })
    expect(run(failure)).toThrow(TraceFailure)
    expect(run(failure)).toThrow(
      expect.objectContaining({ failure, args: [expect.objectContaining({ value: 5 })] }),
    )
    expect(run(new RangeError('a defect'))).toThrow(RangeError)
  })
})

describe('a part of what a native gave', () => {
  const value = deepFreeze({ a: { b: [1, 1, null] }, c: 'text', d: { e: 'text' } })

  /** Where the part at `keys` of what `apply` gives for `value` comes from, as keys of the data. */
  function cameFrom(
    apply: (value: unknown) => unknown,
    keys: readonly string[],
    moves?: (argument: number, keys: readonly (string | number)[]) => Moved,
  ): readonly (string | number)[] | undefined {
    const native = defineNative({
      name: 'test/moving',
      returns: anything,
      apply,
      ...(moves === undefined ? {} : { moves }),
    })
    return keysOf(partAt(traceLambda(onData(call(native, [data])))(value), keys))
  }

  function keysOf({ value, origin }: Traced): readonly (string | number)[] | undefined {
    const found: Origin | undefined = origin.kind === 'made' ? movedOrigin(origin, value) : origin
    return found?.kind === 'data' ? found.keys : undefined
  }

  const fieldsOf = (from: unknown): Record<string, unknown> => ({ ...(from as Record<string, unknown>) })
  const turned = (from: unknown) => ({ list: [fieldsOf(from).d, fieldsOf(from).c] })

  it('is known where it is the very same object or list', () => {
    expect(cameFrom((from) => ({ x: fieldsOf(from).a }), ['x'])).toEqual(['a'])
    expect(cameFrom((from) => ({ x: fieldsOf(from).a }), ['x', 'b', '1'])).toEqual(['a', 'b', 1])
    expect(cameFrom((from) => from, [])).toEqual([])
    expect(cameFrom(() => ({ x: { b: [1, 1, null] } }), ['x'])).toBeUndefined()
  })

  it('is not guessed from equal scalars', () => {
    expect(cameFrom(turned, ['list', '1'])).toBeUndefined()
    expect(cameFrom(() => ({ c: 'text' }), ['c'])).toBeUndefined()
  })

  it('is known of scalars that are only moved, also of equal ones', () => {
    const moves = (): Moved => 'anything'
    expect(cameFrom(turned, ['list', '1'], moves)).toEqual(['c'])
    expect(cameFrom(turned, ['list', '0', 'e'], moves)).toEqual(['d', 'e'])
    const secondAndNull = (from: unknown) => (fieldsOf(fieldsOf(from).a).b as unknown[]).slice(1)
    expect(cameFrom(secondAndNull, ['0'], moves)).toEqual(['a', 'b', 1])
    expect(cameFrom(secondAndNull, ['1'], moves)).toEqual(['a', 'b', 2])
    expect(cameFrom(secondAndNull, ['1'], () => 'present')).toBeUndefined()
  })

  it('is not known of what was made anew', () => {
    const shout = (from: unknown) => ({
      c: String(fieldsOf(from).c).toUpperCase(),
      d: fieldsOf(from).d,
    })
    const moves = (_: number, [key]: readonly (string | number)[]): Moved =>
      key === 'c' ? 'nothing' : 'anything'
    expect(cameFrom(shout, ['c'], moves)).toBeUndefined()
    expect(cameFrom(shout, ['d', 'e'], moves)).toEqual(['d', 'e'])
  })

  it('is not asked of a native before somebody asks for a part', () => {
    let runs = 0
    const native = defineNative({
      name: 'test/costly',
      returns: list | object,
      apply: (from) => {
        runs += 1
        return [from]
      },
      moves: () => 'anything',
    })
    const traced = traceLambda(onData(call(native, [data])))(value)
    expect(runs).toBe(1)
    for (const keys of [
      ['0', 'c'],
      ['0', 'a', 'b'],
    ])
      expect(keysOf(partAt(traced, keys))).toEqual(keys.slice(1))
    expect(runs).toBe(2)
  })
})
