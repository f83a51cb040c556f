import { expect, it } from 'vitest'
import { ValueFailure } from '../../src/expressions/failure.js'
import { checkTextLength } from '../../src/mappings/text-limit.js'

it('takes a text of a million characters, and none that is longer', () => {
  expect(() => checkTextLength(1_000_000)).not.toThrow()
  expect(() => checkTextLength(1_000_001)).toThrow(ValueFailure)
})
