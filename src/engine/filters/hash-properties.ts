import { setOwn } from '../../json/own.js'
import { isObject } from '../../json/value.js'
import { hashText } from '../../mappings/index.js'
import { checkFields, compileFields, fieldsOption } from './fields.js'
import type { FilterAction, FilterActionConfig } from './filter.js'
import type { Change } from './target.js'

/**
 * Values become their hashes, as `@hash` makes them: what is a hash already passes (requirements.md R61), null and empty
 * text stay. Of a list or an object every value inside is hashed, so that nothing of it is left to read.
 */
export const hashProperties: FilterAction<Extract<FilterActionConfig, { type: 'HASH_PROPERTIES' }>> = {
  type: 'HASH_PROPERTIES',
  summary: 'The values of fields become their hashes.',
  options: {
    fields: fieldsOption,
    algorithm: { enum: ['sha256'], description: 'How values are hashed.' },
    encoding: { enum: ['hex'], description: 'How hashes are written.' },
  },
  check: checkFields,
  compile({ fields, algorithm, encoding }) {
    const hash = hashText.prepare({ algorithm, encoding, normalize: [], skipIfHashed: true })
    return compileFields(fields, (names) => hashed(hash, (key) => names.has(key)))
  },
}

/** A copy in which the values of these keys are hashed; the object itself where none is there. */
function hashed(hash: (value: unknown) => unknown, isMeant: (key: string) => boolean): Change {
  const hashAll = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(hashAll)
    return isObject(value) ? hashed(hash, () => true)(value) : (hash(value) ?? value)
  }
  return (object) => {
    const keys = Object.keys(object)
    if (!keys.some(isMeant)) return object
    const copy: Record<string, unknown> = {}
    for (const key of keys) setOwn(copy, key, isMeant(key) ? hashAll(object[key]) : object[key])
    return copy
  }
}
