import { isObject } from './value.js'

/** JSON text can nest as deep as it likes; what walks through it has a stack. Nobody has written data that is deeper. */
const mostLevels = 500

/** Why a value can not be written as JSON, by whoever gets it: it nests more than 500 levels deep, or holds a bigint. */
export function unwritable(value: unknown, levels = mostLevels): 'deep' | 'bigint' | undefined {
  if (typeof value !== 'object' || value === null) return typeof value === 'bigint' ? 'bigint' : undefined
  if (levels === 0) return 'deep'
  let why: 'deep' | 'bigint' | undefined
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length && why === undefined; at += 1) why = unwritable(value[at], levels - 1)
  } else if (isObject(value)) {
    for (const key in value) {
      why = unwritable(value[key], levels - 1)
      if (why !== undefined) break
    }
  }
  return why
}

export const canBeWritten = (value: unknown): boolean => unwritable(value) === undefined
