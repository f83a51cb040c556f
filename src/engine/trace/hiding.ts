import { secretForms } from '../../actions/index.js'
import { literalPattern } from '../../json/literal-pattern.js'
import { setOwn } from '../../json/own.js'
import { isObject, type Json } from '../../json/value.js'
import { hidden, longestFirst } from '../secret-texts.js'

/** Makes what is told of an event fit to be shown. */
export interface Hiding {
  text(text: string): string
  /** A copy as plain JSON: what JSON can not hold is null. */
  json(value: unknown): Json
}

/**
 * Hides texts and the numbers that they stand for, wherever they are; keys too. `known` are all forms in which the secrets
 * of the connection can stand, `found` are secrets that came up on the way of an event.
 */
export function compileHiding(known: readonly string[], found: readonly string[]): Hiding {
  const forms = longestFirst([...known.flatMap(inLines), ...found.flatMap(inLines).flatMap(secretForms)])
  const plain = new Set(forms)
  // One pass over a text, where the longest of the secrets that begin at a place is taken.
  const pattern = new RegExp(forms.map(literalPattern).join('|'), 'g')
  const shortest = forms.at(-1)?.length ?? Number.POSITIVE_INFINITY
  // Most texts are names and paths, which are too short to hold a secret.
  const text = (value: string): string =>
    hideBeginnings(value.length < shortest ? value : value.replace(pattern, hidden), forms)

  /** `around` are the lists and objects that hold the value: one that holds itself is told once. */
  function json(value: unknown, around: readonly object[]): Json {
    switch (typeof value) {
      case 'string':
        return text(value)
      case 'number':
        return plain.has(String(value)) ? hidden : Number.isFinite(value) ? value + 0 : null
      case 'boolean':
        return value
      case 'object':
        return value === null || around.includes(value) ? null : inside(value, [...around, value])
      default:
        return null
    }
  }

  function inside(value: object, around: readonly object[]): Json {
    if (Array.isArray(value)) return value.map((item: unknown) => json(item, around))
    const copy: Record<string, Json> = {}
    for (const [key, item] of Object.entries(value))
      if (item !== undefined) setOwn(copy, text(key), json(item, around))
    return copy
  }

  return { text, json: (value) => json(value, []) }
}

/** As it is, and as words write it: in one line. */
const inLines = (secret: string): readonly string[] => [secret, secret.replace(/\s+/g, ' ')]

/** Less of a secret tells nothing, and no words show more of a value. */
const shortestBeginning = 3
const longestBeginning = 200

/** Words cut long values: what stands before a cut can be the beginning of a secret. */
function hideBeginnings(text: string, secrets: readonly string[]): string {
  if (!text.includes('…')) return text
  return text
    .split('…')
    .map((part, index, parts) => (index === parts.length - 1 ? part : withoutBeginning(part, secrets)))
    .join('…')
}

function withoutBeginning(text: string, secrets: readonly string[]): string {
  const lengths = secrets.map((secret) => {
    let length = Math.min(secret.length, text.length, longestBeginning)
    while (length >= shortestBeginning && !text.endsWith(secret.slice(0, length))) length -= 1
    return length
  })
  const longest = Math.max(0, ...lengths)
  return longest < shortestBeginning ? text : `${text.slice(0, -longest)}${hidden}`
}

/** The texts in a value, at any depth; a number counts as its text. */
export function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'number') return [String(value)]
  if (Array.isArray(value)) return value.flatMap(textsIn)
  return isObject(value) ? Object.values(value).flatMap(textsIn) : []
}
