// biome-ignore-all lint/suspicious/noTemplateCurlyInString: `${NAME}` is what this is about.
import { describe, expect, test } from 'vitest'
import { substituteEnvironment } from '../../src/cli/config/environment.js'
import { deepFreeze } from '../deep-freeze.js'

const env = { KEY: 'k-1', EMPTY: '', _a1: 'low', TRICK: 'x", "admin": true\n- y: ${KEY}', MONEY: '$&$1' }

describe('environment variables in a configuration', () => {
  test.each<[string, unknown, unknown]>([
    ['a whole text', '${KEY}', 'k-1'],
    ['a part of a text', 'a ${KEY} b${KEY}', 'a k-1 bk-1'],
    ['a name with an underscore, small letters and digits', '${_a1}', 'low'],
    ['an empty variable', '[${EMPTY}]', '[]'],
    ['texts at any depth', { a: [{ b: '${KEY}' }] }, { a: [{ b: 'k-1' }] }],
    ['an escaped hole', '$${KEY}', '${KEY}'],
    ['an escaped hole beside a hole', '$${KEY}=${KEY}', '${KEY}=k-1'],
    ['a plain dollar', 'costs $5, $KEY, $', 'costs $5, $KEY, $'],
    ['what is no text', { a: 1, b: true, c: null }, { a: 1, b: true, c: null }],
    ['keys, which stay', { '${KEY}': 1 }, { '${KEY}': 1 }],
    ['a value that looks like another place, which stays text', { a: '${TRICK}' }, { a: env.TRICK }],
    ['a value with the signs of a replacement', '${MONEY}', '$&$1'],
  ])('fill %s', (_, value, expected) => {
    const result = substituteEnvironment(deepFreeze(value), env)
    expect(result.value).toEqual(expected)
    expect(result.diagnostics).toEqual([])
  })

  test('keep a key called __proto__ an own key', () => {
    const { value } = substituteEnvironment(JSON.parse('{"__proto__": {"a": "${KEY}"}}'), env)
    expect(JSON.stringify(value)).toBe('{"__proto__":{"a":"k-1"}}')
  })

  test('that are missing are all named, with their places', () => {
    const { diagnostics } = substituteEnvironment(
      { a: '${NO} ${NEITHER}', b: ['${KEY}', '${toString}'] },
      env,
    )
    expect(diagnostics.map(({ code, message, pointer }) => [code, message, pointer])).toEqual([
      ['config/environment', 'the environment variable NO is not set', '/a'],
      ['config/environment', 'the environment variable NEITHER is not set', '/a'],
      ['config/environment', 'the environment variable toString is not set', '/b/1'],
    ])
  })

  test.each(['${}', '${a-b}', '${KEY:-none}', '${1A}', '${KEY'])('refuse %s', (text) => {
    const { diagnostics } = substituteEnvironment({ a: text }, env)
    expect(diagnostics).toMatchObject([{ message: `"${text}" names no environment variable`, pointer: '/a' }])
  })

  test('mark the texts that they fill', () => {
    const { filled } = substituteEnvironment(
      { a: '${KEY}', b: 'plain', c: '$${KEY}', 'd/e': ['${KEY}'] },
      env,
    )
    expect([...filled]).toEqual(['/a', '/d~1e/0'])
  })
})
