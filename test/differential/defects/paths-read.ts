import { isObject, type Json } from '../../../src/json/value.js'
import { bodyOf } from './asking.js'

/** The path of a mapping that is one path, or one hole of a template. */
export interface PathRead {
  readonly text: string
  readonly isHole: boolean
}

export function pathRead(mapping: Json): PathRead | undefined {
  const path = bodyOf(mapping, '@path')
  if (typeof path === 'string') return { text: path, isHole: false }
  const template = bodyOf(mapping, '@template')
  const hole =
    typeof template === 'string' ? /^(?:\{\{\{([^{}]+)\}\}\}|\{\{([^{}]+)\}\})$/.exec(template) : null
  const text = hole?.[1] ?? hole?.[2]
  return text === undefined ? undefined : { text: text.trim(), isHole: true }
}

const separators = /\[(?="|'|\d)|\.|(?<="|'|\d)\]+/g

/** The names that the peer takes a path apart into. */
export function stepsByPeer({ text, isHole }: PathRead): readonly string[] {
  const path = isHole ? text : text.replace('$.', '')
  return path.split(separators).flatMap((step) => (step === '' ? [] : [step.replace(/['"]/g, '')]))
}

/** How the peer leaves the data on its way, and what it has there. */
export interface Stray {
  readonly kind: 'inherited' | 'into text' | 'back'
  readonly gives: unknown
}

/** The first step of the peer that is not to a field of an object or an element of a list. */
export function strayOf(read: PathRead, event: unknown): Stray | undefined {
  const steps = stepsByPeer(read)
  let value = event
  for (const [index, step] of steps.entries()) {
    if (value === undefined || value === null) return undefined
    if (value === '' || value === 0 || value === false) return { kind: 'back', gives: value }
    const next = readAny(value, step)
    const isOwn = (isObject(value) || Array.isArray(value)) && Object.hasOwn(value, step)
    if (!isOwn && next !== undefined)
      return {
        kind: typeof value === 'string' ? 'into text' : 'inherited',
        gives: walk(next, steps.slice(index + 1)),
      }
    value = next
  }
  return undefined
}

const readAny = (value: unknown, key: string): unknown => Reflect.get(Object(value), key, value)

const walk = (start: unknown, steps: readonly string[]): unknown =>
  steps.reduce((value, step) => (value ? readAny(value, step) : value), start)

/** The value by own fields only. */
export function ownValue(event: unknown, steps: readonly string[]): unknown {
  return steps.reduce<unknown>((value, step) => {
    if (value === null) return null
    return (isObject(value) || Array.isArray(value)) && Object.hasOwn(value, step)
      ? readAny(value, step)
      : undefined
  }, event)
}
