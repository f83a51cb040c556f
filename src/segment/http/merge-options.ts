import type { AllRequestOptions } from '../types/request.js'
import { Headers } from './headers.js'

/** Options whose headers may have been merged before. */
export interface MergeableOptions extends Omit<AllRequestOptions, 'headers'> {
  headers?: RequestInit['headers']
}

export interface MergedOptions extends MergeableOptions {
  headers: Headers
}

/**
 * Lays options over others: headers whatever their case, hooks one after another, objects and lists at any depth, and
 * all else in place of what was there. Throws where one is no object.
 */
export function mergeOptions(...sources: readonly MergeableOptions[]): MergedOptions {
  const headers = new Headers()
  let merged: MergeableOptions = {}
  for (const source of sources) {
    expectObject(source)
    merged = mergeObjects(merged, source)
    layOver(headers, source.headers)
  }
  return { ...merged, headers }
}

/** Throws where options are none. */
export function expectObject(options: unknown): void {
  if (typeof options === 'object' && options && Object.getPrototypeOf(options) === Object.prototype) return
  if (Object.prototype.toString.call(options) !== '[object Object]')
    throw new TypeError('The options of a request have to be an object.')
}

function layOver(headers: Headers, more: RequestInit['headers']): void {
  if (typeof more !== 'object') return
  for (const [name, value] of new Headers(more)) {
    // What a definition wrote as undefined.
    if (value === 'undefined') headers.delete(name)
    else headers.set(name, value)
  }
}

function mergeObjects<Base extends object>(base: Base, more: object): Base {
  const merged = Object.entries(more).map(([key, value]) => [
    key,
    key in base ? mergeValues(Reflect.get(base, key), value) : value,
  ])
  return { ...base, ...Object.fromEntries(merged) }
}

function mergeValues(base: unknown, more: unknown): unknown {
  if (Array.isArray(base) && Array.isArray(more)) return [...base, ...more]
  if (!isPlain(more) || (isObject(base) && !isPlain(base))) return more
  return mergeNested(isPlain(base) ? base : {}, more)
}

/**
 * Below the options themselves, in bodies and queries, what is merged gets headers too: the public client adds them, so
 * that partners have always been sent them and existing tests expect them.
 */
const mergeNested = (base: object, more: object): object => ({
  ...mergeObjects({ ...base, headers: {} }, more),
  headers: {},
})

/** Whether a value has no class: a signal, an agent or a form is taken as it is. */
function isPlain(value: unknown): value is object {
  if (!isObject(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
