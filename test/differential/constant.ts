import { isObject, type Json } from '../../src/json/value.js'
import { isRefused, type Outcome } from './outcome.js'

/** A mapping that gives to both sides what one of them gave; null where that can not be written down. */
export function constantOf(outcome: Outcome): Json {
  if (isRefused(outcome) || !isWritable(outcome)) return { '@literal': null }
  const { value } = outcome
  return value === undefined
    ? { '@excludeWhenNull': null }
    : { '@literal': JSON.parse(JSON.stringify(value)) }
}

/** Whether the peer takes a value as it is written: it is JSON, and no key of it means something. */
export function isWritable(outcome: Outcome): boolean {
  return !isRefused(outcome) && isPlain(outcome.value)
}

function isPlain(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((item) => item === undefined || isPlain(item))
  if (!isObject(value)) return typeof value !== 'function'
  return Object.entries(value).every(([key, inner]) => !/^@|^__proto__$/.test(key) && isPlain(inner))
}
