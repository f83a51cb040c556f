import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  call,
  coalesce,
  conditional,
  type Expression,
  listOf,
  literal,
  loop,
  objectOf,
  read,
  variable,
} from '../../src/expressions/expression.js'
import { anything } from '../../src/expressions/kinds.js'
import { defineNative } from '../../src/expressions/native.js'
import { exactly, runOnAll } from './back-ends.js'
import { withOptions } from './natives.js'
import { at, data, given } from './on-data.js'

const planted = vi.fn(() => true)
beforeEach(() => void vi.stubGlobal('planted', planted))
afterEach(() => {
  expect(planted).not.toHaveBeenCalled()
  vi.unstubAllGlobals()
})

const hostile = [
  'planted()',
  '"+planted()+"',
  "'+planted()+'",
  '`+planted()+`',
  `\${planted()}`,
  `\`\${planted()}\``,
  '");planted();("',
  '\\");planted();("',
  '\\\\");planted();("',
  '"];planted();[["',
  '"]: planted(), ["',
  '}};planted();{{',
  '*/planted()/*',
  '//\nplanted()',
  '\nplanted()\n',
  '\r\nplanted()',
  '\u2028planted()',
  '\u2029planted()\u2029',
  '\\u0022+planted()+\\u0022',
  '</script><script>planted()</script>',
  '<!--planted()-->',
  '\u0000planted()',
  '\ud83dplanted()',
  'planted()\udc00',
  '\\',
  '"',
  '\\"',
  '__proto__',
  'constructor',
  'prototype',
  'hasOwnProperty',
  'toString',
  'valueOf',
  '__defineGetter__',
  'p1',
  'v2',
  'f0',
  'readOwn',
  'arguments',
  'eval',
  'this',
  'undefined',
  'return planted()',
]

const own = <Value>(key: string, value: Value): Record<string, Value> => Object.fromEntries([[key, value]])

describe.each(hostile)('the text %j', (text) => {
  it('is a value', () => {
    expect(given(literal(text))).toBe(text)
    expect(given(listOf([literal(text), coalesce([literal(null), literal(text)])]))).toEqual([text, text])
  })

  it('is a name that is read', () => {
    expect(given(at(text), own(text, 1))).toBe(1)
    expect(given(at(text, text), own(text, own(text, 2)))).toBe(2)
    expect(given(at(text), {})).toBeUndefined()
    expect(given(at(text), [])).toBeUndefined()
    expect(given(at(text), text)).toBeUndefined()
  })

  it('is a name that is written', () => {
    const maybe = objectOf([[text, at('a')]])
    expect(exactly(given(objectOf([[text, literal(1)]])))).toBe(exactly(own(text, 1)))
    expect(exactly(given(maybe, { a: 1 }))).toBe(exactly(own(text, 1)))
    expect(exactly(given(maybe, {}))).toBe('{}')
    expect(Object.getPrototypeOf(given(maybe, { a: { polluted: true } }))).toBe(Object.prototype)
  })

  it('is an option and a name of a native', () => {
    expect(given(call(withOptions, [literal(text)], own(text, text)))).toEqual([own(text, text), text])
    const named = defineNative({ name: text, returns: anything, apply: (value) => value })
    expect(given(call(named, [literal(text)]))).toBe(text)
  })

  it('is the name of a variable and of a place', () => {
    const [parameter, element, index] = [variable(text), variable(text), variable(text)]
    const list: Expression = { kind: 'read', from: parameter, key: text, at: text }
    const body = listOf([element, index, parameter])
    const lambda = {
      parameters: [parameter],
      body: loop({ mode: 'map', list, element, index, where: undefined, body }),
    }
    expect(runOnAll(lambda, own(text, ['x']))).toEqual([['x', 0, own(text, ['x'])]])
  })

  it('is a test and takes no branch', () => {
    expect(given(conditional(literal(text), literal(1), literal(2)))).toBe(2)
    expect(given(conditional(read(data, text), literal(1), literal(2)), own(text, text))).toBe(2)
  })
})

it('leaves the prototype of all objects alone', () => {
  const before = Object.getOwnPropertyNames(Object.prototype)
  given(objectOf([['__proto__', objectOf([['polluted', literal(true)]])]]))
  given(objectOf([['constructor', objectOf([['prototype', at('a')]])]]), { a: { polluted: true } })
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before)
})
