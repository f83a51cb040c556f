import { isList, isObject, type Json } from '../../../json/value.js'
import type { SourceFile } from '../../config/source-file.js'

/** A part of an OpenAPI description, with the file that it stands in: what it refers to is looked for from there. */
export interface Node {
  readonly value: unknown
  readonly file: Pick<SourceFile, 'path' | 'value'>
}

/** The part under a key. */
export const child = ({ value, file }: Node, key: string): Node => ({
  value: isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined,
  file,
})

/** The elements of a list; none where it is no list. */
export const items = ({ value, file }: Node): readonly Node[] =>
  isList(value) ? value.map((item) => ({ value: item, file })) : []

/** The entries of an object; none where it is no object. */
export const entries = ({ value, file }: Node): readonly (readonly [key: string, node: Node])[] =>
  isObject(value) ? Object.entries(value).map(([key, item]) => [key, { value: item, file }]) : []

/** The text under a key; undefined where there is none. */
export function text(node: Node, key: string): string | undefined {
  const { value } = child(node, key)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

export const isTrue = (node: Node, key: string): boolean => child(node, key).value === true

/** A value of the file as JSON; undefined where nothing is there. */
export const asJson = ({ value }: Node): Json | undefined =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value))
