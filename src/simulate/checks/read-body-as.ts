import type { BodyKey } from '../../actions/index.js'
import { setOwn } from '../../json/own.js'

export interface BodyAsRead {
  readonly value: unknown
  /** Whether all of it is there as values: of what is only text nothing more is known. */
  readonly isWhole: boolean
}

/** A body as a kind of it; no bytes are no body, and undefined stands for a body that is not of the kind. */
export function readBodyAs(key: BodyKey, body: Uint8Array): BodyAsRead | undefined {
  if (body.length === 0) return { value: undefined, isWhole: true }
  const text = new TextDecoder().decode(body)
  if (key === 'form') return { value: fieldsOf(text), isWhole: true }
  if (key !== 'json') return { value: text, isWhole: false }
  const value = parsed(text)
  return value === undefined ? undefined : { value, isWhole: true }
}

/** A body as JSON where it is JSON, else as text; undefined where there is none. */
export function jsonOrText(body: Uint8Array): unknown {
  const text = new TextDecoder().decode(body)
  return text === '' ? undefined : (parsed(text) ?? text)
}

/** Undefined for what is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function fieldsOf(text: string): Record<string, unknown> {
  const fields: Record<string, unknown> = {}
  const params = new URLSearchParams(text)
  for (const name of params.keys()) {
    const texts = params.getAll(name)
    setOwn(fields, name, texts.length === 1 ? texts[0] : texts)
  }
  return fields
}
