import { afterEach, describe, expect, it, vi } from 'vitest'
import { compileLambda, defaultEvaluation } from '../../src/expressions/compile.js'
import { call, listOf, literal } from '../../src/expressions/expression.js'
import { interpret } from '../../src/expressions/interpret.js'
import { anything } from '../../src/expressions/kinds.js'
import { defineNative, type Native } from '../../src/expressions/native.js'
import { runOnAll } from './back-ends.js'
import { argumentsOf } from './natives.js'
import { at, data, given, onData } from './on-data.js'

const forbidCode = () =>
  vi.stubGlobal(
    'Function',
    class {
      constructor() {
        throw new EvalError('Code generation from strings disallowed for this context')
      }
    },
  )
afterEach(() => void vi.unstubAllGlobals())

describe('where code may not be made from text', () => {
  it('closures are the default', () => {
    expect(defaultEvaluation()).toBe('compiled')
    forbidCode()
    expect(defaultEvaluation()).toBe('closures')
  })

  it('closures and the interpreter make none', () => {
    forbidCode()
    const lambda = onData(listOf([at('a', 'b')]))
    expect(compileLambda(lambda, 'closures')({ a: { b: 1 } })).toEqual([1])
    expect(interpret(lambda)({ a: { b: 1 } })).toEqual([1])
    expect(() => compileLambda(lambda, 'compiled')).toThrow(EvalError)
  })
})

describe('a native', () => {
  it.each(['compiled', 'closures', 'interpreted'] as const)(
    'is prepared once for each call when %s',
    (way) => {
      const prepare = vi.fn((options: number) => () => options)
      const native: Native<number> = { name: 'test/prepared', returns: anything, prepare }
      const lambda = onData(listOf([call(native, [data], 1), call(native, [data], 2)]))
      const run = way === 'interpreted' ? interpret(lambda) : compileLambda(lambda, way)
      expect([run(0), run(0), run(0)]).toEqual([
        [1, 2],
        [1, 2],
        [1, 2],
      ])
      expect(prepare.mock.calls).toEqual([[1], [2]])
    },
  )

  it('that throws does so on all back ends, before what stands behind it', () => {
    const failing = (message: string) =>
      defineNative({
        name: `test/${message}`,
        returns: anything,
        apply: () => {
          throw new RangeError(message)
        },
      })
    const body = listOf([call(failing('first'), []), call(failing('second'), [])])
    expect(() => given(body)).toThrow(new RangeError('first'))
  })
})

describe('a trace', () => {
  it('is told of every node that is evaluated, innermost first', () => {
    const [a, b] = [at('a'), literal(2)]
    const both = call(argumentsOf, [a, b])
    const seen: unknown[] = []
    interpret(onData(both), (node, value) => seen.push([node, value]))({ a: 1 })
    expect(seen).toEqual([
      [data, { a: 1 }],
      [a, 1],
      [b, 2],
      [both, [1, 2]],
    ])
  })
})

describe('a compiled function', () => {
  it.each(['compiled', 'closures'] as const)('keeps nothing from one run to the next when %s', (way) => {
    const twice = at('a')
    const run = compileLambda(onData(listOf([twice, twice])), way)
    const values = [{ a: 1 }, {}, undefined, { a: 2 }].map((value) => run(value))
    expect(values).toEqual([
      [1, 1],
      [null, null],
      [null, null],
      [2, 2],
    ])
  })
})

it('what the back ends do not agree on is reported', () => {
  const calls = { count: 0 }
  const unsteady = defineNative({ name: 'test/unsteady', returns: anything, apply: () => (calls.count += 1) })
  expect(() => runOnAll(onData(call(unsteady, [])))).toThrow('generated')
})
