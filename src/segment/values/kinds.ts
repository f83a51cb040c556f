export { isObject, realTypeOf } from '../mapping/real-type-of.js'

export const isArray = (value: unknown): value is unknown[] => Array.isArray(value)

export const isString = (value: unknown): value is string => typeof value === 'string'
