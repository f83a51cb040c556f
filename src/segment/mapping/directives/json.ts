import { call, kinds, type Native } from '../../../expressions/index.js'
import type { KitDirective } from '../directive.js'
import { fail } from '../fail.js'
import { isObject } from '../real-type-of.js'

/** Another `mode` than the two gives nothing; text that is no JSON comes back as it is. */
export const json: KitDirective = {
  name: '@json',
  lower(options, place) {
    if (!isObject(options)) return fail('@json requires an object with a "value" key')
    const { mode, value } = options
    if (!mode) return fail('@json requires a "mode" key')
    if (!value) return fail('@json requires a "value" key')
    return call(inJson, [place.lower(value)], typeof mode === 'string' ? mode : null)
  },
}

const inJson: Native<string | null> = {
  name: 'inJson',
  returns: kinds.anything,
  prepare: (mode) => (value) => {
    if (mode === 'encode') return JSON.stringify(value)
    return mode === 'decode' ? decode(value) : undefined
  },
}

function decode(value: unknown): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}
