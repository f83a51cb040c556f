import {
  call,
  code,
  defineNative,
  type Expression,
  joinCode,
  kinds,
  literal,
  type Native,
} from '../../../expressions/index.js'
import type { KitDirective } from '../directive.js'
import { expectText } from '../expect-text.js'
import { keysOfPath } from '../keys-of-path.js'
import type { Place } from '../place.js'
import { valueAt } from '../read-key.js'

export const template: KitDirective = {
  name: '@template',
  lower: (text, place) =>
    typeof text === 'string'
      ? lowerTemplate(text, place)
      : call(fillComputed, [place.root, place.lower(text)]),
}

const hole = /\{\{([^}]+)\}\}/g
const wideHole = /\{\{\{([^}]+)\}\}\}/g

/** Wide holes are filled first, and holes in what came out of them after that: only a run knows which there are. */
function lowerTemplate(text: string, place: Place): Expression {
  if (text.search(wideHole) !== -1) return call(fillAgain, [place.root], text)
  const parts = text
    .split(hole)
    .map((part, index) => (index % 2 === 0 ? literal(part) : holeText(part, place)))
  const [first, ...rest] = parts.filter((part) => part.kind !== 'literal' || part.value !== '')
  if (first === undefined) return literal('')
  return rest.length === 0 ? first : call(joinTexts, [first, ...rest])
}

const holeText = (path: string, place: Place): Expression =>
  call(asText, [place.read(keysOfPath(path.trim()))])

/** The text of what stands in a hole: missing and null are empty, an object is `[object Object]`. */
const textOf = (value: unknown): string => (value === undefined || value === null ? '' : String(value))

const asText = defineNative({
  name: 'textInHole',
  returns: kinds.string,
  apply: textOf,
  inline: ([value], _, callIt) =>
    value === undefined ? undefined : code`typeof ${value} === "string" ? ${value} : ${callIt()}`,
})

const joinTexts = defineNative({
  name: 'joinTexts',
  returns: kinds.string,
  apply: (...texts) => texts.join(''),
  inline: (texts) => code`(${joinCode(texts, ' + ')})`,
})

const fill = (text: string, root: unknown): string =>
  [wideHole, hole].reduce(
    (filled, pattern) =>
      filled.replace(pattern, (_, path: string) => textOf(valueAt(root, keysOfPath(path.trim())))),
    text,
  )

const fillAgain: Native<string> = {
  name: 'fillTemplate',
  returns: kinds.string,
  prepare: (text) => (root) => fill(text, root),
}

const fillComputed = defineNative({
  name: 'fillComputedTemplate',
  returns: kinds.string,
  apply: (root, text) => fill(expectText('@template', text), root),
})
