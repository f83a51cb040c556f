import { describe, expect, it } from 'vitest'
import { codes } from '../../src/diagnostics/codes.js'
import { below, type Diagnostic, hasErrors } from '../../src/diagnostics/diagnostic.js'

const error: Diagnostic = { code: 'map/path', severity: 'error', message: 'm', pointer: '/a' }
const warning: Diagnostic = { code: 'map/path', severity: 'warning', message: 'm' }

it.each<[string, Diagnostic[], boolean]>([
  ['none', [], false],
  ['warnings only', [warning, warning], false],
  ['an error behind a warning', [warning, error], true],
])('%s: whether there are errors is known', (_, diagnostics, expected) => {
  expect(hasErrors(diagnostics)).toBe(expected)
})

it('seen from further out, pointers are longer and nothing else changes', () => {
  const inside = Object.freeze([Object.freeze(error), Object.freeze(warning)])
  expect(below('/mapping', inside)).toEqual([
    { ...error, pointer: '/mapping/a' },
    { ...warning, pointer: '/mapping' },
  ])
})

describe('the codes', () => {
  it.each(Object.entries(codes))('%s has a form and a sentence', (code, meaning) => {
    expect(code).toMatch(/^(?:fql|conditions|map|definition|case|config)\/[a-z]+(?:-[a-z]+)*$/)
    expect(meaning).toMatch(/^[A-Z].*\.$/)
  })
})
