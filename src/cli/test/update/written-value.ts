import { isObject, type Json } from '../../../json/value.js'
import { printFlow, printYaml } from '../../new/print/yaml.js'

const width = 90

/** A value as it is written at a place of a text; `indent` is that of the line around it. */
export interface WrittenAt {
  readonly isJson: boolean
  /** Whether what stands around is written between brackets, and so on one line where it was. */
  readonly isFlow: boolean
  /** Whether what stands around has a line for each of its parts. */
  readonly isSpread: boolean
  readonly indent: string
}

/** A value on one line or, in JSON that is spread out, on several. */
export function writeInline(value: Json, { isJson, isSpread, indent }: WrittenAt): string {
  if (!isJson) return printFlow(value)
  return isSpread ? JSON.stringify(value, null, 2).replaceAll('\n', `\n${indent}`) : JSON.stringify(value)
}

/** A value behind the dash of a list. */
export function writeItem(value: Json, at: WrittenAt): string {
  return fitsOnLine(value, at) ? writeInline(value, at) : writeBlock(value, `${at.indent}  `)
}

/** A value behind the colon of a key, with the space before it. */
export function writeEntry(value: Json, at: WrittenAt): string {
  const inner = `${at.indent}  `
  return fitsOnLine(value, at) ? ` ${writeInline(value, at)}` : `\n${inner}${writeBlock(value, inner)}`
}

export const writeKey = (key: string, { isJson }: WrittenAt): string =>
  isJson ? JSON.stringify(key) : printFlow(key)

/** The lines of an object or a list, of which the first stands where the text is put. */
const writeBlock = (value: Json, indent: string): string =>
  printYaml(value).trimEnd().replaceAll('\n', `\n${indent}`)

function fitsOnLine(value: Json, at: WrittenAt): boolean {
  if (at.isFlow || at.isJson || !(isObject(value) || Array.isArray(value))) return true
  return JSON.stringify(value).length + at.indent.length <= width
}
