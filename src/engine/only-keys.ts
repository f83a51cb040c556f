import { setOwn } from '../json/own.js'

/** An object with those of its fields that are wanted: itself where that is all of them, else a copy. */
export function onlyKeys(
  object: Record<string, unknown>,
  isWanted: (key: string) => boolean,
): Record<string, unknown> {
  const keys = Object.keys(object)
  if (keys.every(isWanted)) return object
  const copy: Record<string, unknown> = {}
  for (const key of keys) if (isWanted(key)) setOwn(copy, key, object[key])
  return copy
}
