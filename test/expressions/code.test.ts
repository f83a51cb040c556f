import { describe, expect, it } from 'vitest'
import { code, identifier, joinCode, member, quote } from '../../src/expressions/code.js'
import type { JsonScalar } from '../../src/json/value.js'

describe('code', () => {
  it('puts other code into its holes', () => {
    const [a, b] = [identifier('a'), quote('b')]
    expect(String(code`${a} === ${b}`)).toBe('a === "b"')
    expect(String(code`${a}${b}`)).toBe('a"b"')
    expect(String(code`return`)).toBe('return')
  })

  it('takes no text in a hole, not even where types are not checked', () => {
    // @ts-expect-error a text is no code
    expect(() => code`${'planted()'}`).toThrow(TypeError)
  })

  it('takes nothing in a hole that only looks like code', () => {
    // @ts-expect-error something with the same method is no code
    expect(() => code`${{ toString: () => 'planted()' }}`).toThrow(TypeError)
  })

  it('joins code only', () => {
    expect(String(joinCode([quote(1), quote('a,b')], ','))).toBe('(1),"a,b"')
    expect(String(joinCode([], ','))).toBe('')
    // @ts-expect-error a text is no code
    expect(() => joinCode(['planted()'], ',')).toThrow(TypeError)
  })

  it('joins with nothing but a known separator', () => {
    // @ts-expect-error the separator is a text of the caller, so that it is one of a few
    expect(String(joinCode([quote(1)], ';planted();'))).toBe('(1)')
  })
})

describe('quote', () => {
  it.each<[JsonScalar | undefined, string]>([
    [undefined, 'undefined'],
    [null, 'null'],
    [true, 'true'],
    [5, '(5)'],
    [-5, '(-5)'],
    [-0, '(-0)'],
    [1e21, '(1e+21)'],
    [JSON.parse('-1e999'), '(-Infinity)'],
    ['', '""'],
    ['"\\\n', '"\\"\\\\\\n"'],
    ['\u2028\u2029', '"\\u2028\\u2029"'],
    ['\ud83d', '"\\ud83d"'],
    [`\${a}\``, `"\${a}\`"`],
  ])('writes %j as %s', (value, expected) => {
    expect(String(quote(value))).toBe(expected)
  })

  it.each([5, -5, 0.5, 1e21, 'text', true, null, undefined])('can be put beside anything: %j', (value) => {
    const evaluate = (text: string) => new Function(`return ${text}`)()
    expect(evaluate(String(code`-${quote(value)}`))).toEqual(
      -Number(value === undefined ? Number.NaN : value),
    )
    expect(evaluate(String(code`${quote(value)}?.length`))).toBe(value === 'text' ? 4 : undefined)
  })
})

describe('identifier', () => {
  it.each(['a', '_', '$', 'a1', 'constructor'])('takes %s', (name) => {
    expect(String(identifier(name))).toBe(name)
  })

  it.each(['', '1a', 'a b', 'a.b', 'a\n', 'a;b', 'é', 'a-b', '"', '\u2028'])('refuses %j', (name) => {
    expect(() => identifier(name)).toThrow('can not be a name')
  })
})

describe('member', () => {
  it.each([
    ['key', 'v.key'],
    ['class', 'v.class'],
    ['a b', 'v["a b"]'],
    ['0', 'v["0"]'],
    ['', 'v[""]'],
    ['"]; planted(); //', 'v["\\"]; planted(); //"]'],
    ['x\n', 'v["x\\n"]'],
  ])('reads the key %j as %s', (key, expected) => {
    expect(String(member(identifier('v'), key))).toBe(expected)
  })
})
