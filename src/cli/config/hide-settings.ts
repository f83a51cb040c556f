import { type Destination, isSecretField } from '../../actions/index.js'
import { pointerTo } from '../../json/pointer.js'
import { isObject } from '../../json/value.js'
import type { SourceFile } from './source-file.js'

/**
 * The text of a file of connections as it may be shown around a problem: tokens, and settings that their destination
 * does not declare as none of a secret, are dots of the same length.
 */
export function hideSettings(
  file: SourceFile,
  connections: readonly unknown[],
  pointer: string,
  destinations: readonly Destination[],
): string {
  const places = connections.flatMap((connection, index) => {
    const { destination, settings, auth } = isObject(connection) ? connection : {}
    const place = `${pointer}/${index}`
    const properties = destinations.find(({ slug }) => slug === destination)?.settings.properties ?? {}
    const hidden = Object.entries(isObject(settings) ? settings : {}).flatMap(([name, value]) => {
      const field = Object.hasOwn(properties, name) ? properties[name] : undefined
      return field !== undefined && !isSecretField(field)
        ? []
        : textPlaces(value, pointerTo(`${place}/settings`, name))
    })
    return [...hidden, ...textPlaces(auth, `${place}/auth`)]
  })
  return places.reduce((text, at) => {
    const range = file.valueRange(at)
    return range === undefined ? text : dotted(text, range.start, range.end)
  }, file.text)
}

/** The places of all texts in a value. */
function textPlaces(value: unknown, pointer: string): readonly string[] {
  if (typeof value === 'string') return [pointer]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => textPlaces(inner, pointerTo(pointer, key)))
}

/** Quotes and line breaks stay, so that the excerpt keeps its form. */
const dotted = (text: string, start: number, end: number): string =>
  text.slice(0, start) + text.slice(start, end).replace(/[^'"\n\r]/g, '•') + text.slice(end)
