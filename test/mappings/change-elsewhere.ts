import { isList, isObject, type Json } from '../../src/json/value.js'

/** The data with another text, number or boolean wherever none of these paths leads. */
export function changeElsewhere(data: Json, paths: readonly (readonly string[])[]): Json {
  if (paths.some((keys) => keys.length === 0)) return data
  const below = (key: string) => paths.flatMap(([first, ...rest]) => (first === key ? [rest] : []))
  if (isList(data)) return data.map((item, index) => changeElsewhere(item, below(String(index))))
  if (isObject(data))
    return Object.fromEntries(
      Object.entries(data).map(([key, item]) => [key, changeElsewhere(item as Json, below(key))]),
    )
  // A path that leads through a text has noticed it; null and empty text are kinds of their own.
  if (paths.length > 0 || data === null || data === '') return data
  return typeof data === 'string' ? 'another' : typeof data === 'number' ? data + 0.5 : !data
}
