import { ValueFailure } from '../../src/expressions/failure.js'
import type { Json } from '../../src/json/value.js'
import { compileMapping, MappingError } from '../../src/mappings/index.js'
import { deepFreeze } from '../deep-freeze.js'
import type { Outcome } from './outcome.js'

/** What Waybill does with a mapping and an event, both frozen. */
export function byUs(mapping: Json, event: unknown): Outcome {
  try {
    return { value: compileMapping(deepFreeze(mapping), { evaluation: 'closures' })(deepFreeze(event)) }
  } catch (thrown) {
    if (thrown instanceof ValueFailure) return { refused: thrown.code, isEarly: false, pointers: [] }
    if (!(thrown instanceof MappingError)) throw thrown
    const errors = thrown.diagnostics.filter(({ severity }) => severity === 'error')
    const pointers = new Set(errors.map(({ pointer = '' }) => pointer))
    return {
      refused: errors.map(({ message }) => message).join('; '),
      isEarly: true,
      pointers: [...pointers],
    }
  }
}
