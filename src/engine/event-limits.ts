import { isObject } from '../json/value.js'

/** How large an event may be. */
export interface EventLimits {
  /** Bytes of its JSON text in UTF-8. */
  readonly eventBytes: number
  /** How deep its lists and objects may nest. */
  readonly eventDepth: number
  /** Keys of all its objects together. */
  readonly eventProperties: number
  /** Elements of one list. */
  readonly eventElements: number
}

export interface PassedLimit {
  readonly code: 'TOO_LARGE' | 'TOO_DEEP' | 'TOO_MANY_PROPERTIES' | 'TOO_MANY_ELEMENTS'
  readonly reason: string
}

/**
 * The first limit that an event passes, undefined where it keeps all of them (engine.md, Limits; requirements.md R92).
 * It is walked through once, until a limit is passed: neither a cycle nor something huge takes longer.
 */
export function checkEventLimits(event: unknown, limits: EventLimits): PassedLimit | undefined {
  const measure = new Measure(limits)
  const passed = measure.walk(event, limits.eventDepth)
  if (passed !== undefined || measure.mostBytes <= limits.eventBytes) return passed
  return bytesOf(event) > limits.eventBytes ? tooLarge(limits) : undefined
}

class Measure {
  #properties = 0
  #leastBytes = 0
  #numbers = 0

  constructor(readonly limits: EventLimits) {}

  /** A character takes up to six bytes, as `\u0000` does, a number up to 24: more than these the JSON text has not. */
  get mostBytes(): number {
    return this.#leastBytes * 6 + this.#numbers * 24
  }

  walk(value: unknown, depth: number): PassedLimit | undefined {
    if (isObject(value)) return depth === 0 ? tooDeep(this.limits) : this.#walkObject(value, depth - 1)
    if (Array.isArray(value)) return depth === 0 ? tooDeep(this.limits) : this.#walkList(value, depth - 1)
    if (typeof value === 'string') this.#leastBytes += value.length + 2
    else {
      this.#leastBytes += 1
      this.#numbers += 1
    }
    return undefined
  }

  #walkObject(object: Record<string, unknown>, depth: number): PassedLimit | undefined {
    this.#leastBytes += 1
    for (const key of Object.keys(object)) {
      const value = object[key]
      if (value === undefined) continue
      this.#properties += 1
      if (this.#properties > this.limits.eventProperties) return tooManyProperties(this.limits)
      this.#leastBytes += key.length + 4
      const passed = this.walk(value, depth)
      if (passed !== undefined) return passed
    }
    return this.#tooLarge()
  }

  #walkList(list: readonly unknown[], depth: number): PassedLimit | undefined {
    if (list.length > this.limits.eventElements) return tooManyElements(this.limits)
    this.#leastBytes += list.length + 1
    if (this.#leastBytes > this.limits.eventBytes) return tooLarge(this.limits)
    for (const item of list) {
      const passed = this.walk(item, depth)
      if (passed !== undefined) return passed
    }
    return this.#tooLarge()
  }

  #tooLarge(): PassedLimit | undefined {
    return this.#leastBytes > this.limits.eventBytes ? tooLarge(this.limits) : undefined
  }
}

function bytesOf(event: unknown): number {
  const text = JSON.stringify(event, (_, value) => (typeof value === 'bigint' ? String(value) : value))
  return new TextEncoder().encode(text).length
}

const tooDeep = ({ eventDepth }: EventLimits): PassedLimit => ({
  code: 'TOO_DEEP',
  reason: `an event nests at most ${eventDepth} levels deep`,
})

const tooLarge = ({ eventBytes }: EventLimits): PassedLimit => ({
  code: 'TOO_LARGE',
  reason: `an event has at most ${eventBytes} bytes of JSON`,
})

const tooManyProperties = ({ eventProperties }: EventLimits): PassedLimit => ({
  code: 'TOO_MANY_PROPERTIES',
  reason: `an event has at most ${eventProperties} properties`,
})

const tooManyElements = ({ eventElements }: EventLimits): PassedLimit => ({
  code: 'TOO_MANY_ELEMENTS',
  reason: `a list in an event has at most ${eventElements} elements`,
})
