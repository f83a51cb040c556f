import { pointerKeys } from '../../../json/pointer.js'
import { isList, isObject, type Json } from '../../../json/value.js'
import type { TestRun } from '../run-suites.js'

/** Another value at a place of a file; undefined takes it away. */
export interface Change {
  readonly pointer: string
  readonly value: Json | undefined
}

/** What a test would have to expect, so that it holds: in the order in which it can be written. */
export function changesOf({ test, result }: TestRun): readonly Change[] {
  const changes = (result?.differences ?? []).map(({ pointer, found }) => ({
    pointer: test.pointer + pointer,
    value: pointer === '/outcome' ? inShort(found) : asJson(found),
  }))
  const isThere = ({ value }: Change) => value !== undefined
  // What stands behind an element that goes would have another place.
  return [...changes.filter(isThere), ...changes.filter((change) => !isThere(change)).reverse()]
}

const asJson = (value: unknown): Json | undefined =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value))

/** Of an outcome that nobody spoke of, a test says as much as tests do. */
function inShort(outcome: unknown): Json | undefined {
  if (!isObject(outcome)) return asJson(outcome)
  const { code, fields } = outcome
  return asJson({ code, fields })
}

/** A value with a change in it. */
export function withChange(root: unknown, { pointer, value }: Change): unknown {
  return changed(root, pointerKeys(pointer), value)
}

function changed(root: unknown, [key, ...keys]: readonly string[], value: Json | undefined): unknown {
  if (key === undefined) return value
  if (isList(root)) {
    const index = Number(key)
    const item = keys.length === 0 ? value : changed(root[index], keys, value)
    return item === undefined ? root.filter((_, at) => at !== index) : root.toSpliced(index, 1, item)
  }
  const { [key]: inner, ...others } = isObject(root) ? root : {}
  const item = keys.length === 0 ? value : changed(inner, keys, value)
  if (item === undefined) return others
  // A key that is there keeps its place.
  return isObject(root) && Object.hasOwn(root, key) ? { ...root, [key]: item } : { ...others, [key]: item }
}
