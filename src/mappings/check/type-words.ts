import { absent, kindsInWords, list, nullish, object, string } from '../../expressions/kinds.js'
import { elementsIn } from '../../expressions/types/native-types.js'
import { scalarKinds, type Type, without } from '../../expressions/types/type.js'

const mostValues = 3
const longestShown = 60

/** What a value is, in words: `"EUR"`, `text that holds "EUR "`, `a list of 2`, `text or an object`. */
export function typeInWords(type: Type): string {
  const given = (type.kinds & ~(absent | nullish)) === 0 ? type : without(type, absent | nullish)
  return valuesInWords(given) ?? textInWords(given) ?? listInWords(given) ?? kindsInWords(given.kinds)
}

function valuesInWords({ kinds, scalars }: Type): string | undefined {
  if (scalars === undefined || (kinds & ~scalarKinds) !== 0 || scalars.length > mostValues) return undefined
  return scalars.map((value) => cut(JSON.stringify(value))).join(' or ')
}

function textInWords({ kinds, holds = [], format }: Type): string | undefined {
  if (kinds !== string) return undefined
  const known = formatWords.get(format)
  if (known !== undefined) return known
  return holds.length === 0
    ? undefined
    : `text that holds ${holds.map((text) => cut(JSON.stringify(text))).join(' and ')}`
}

const formatWords: ReadonlyMap<unknown, string> = new Map([
  ['date-time', 'a date in text, such as "2025-02-11T14:03:21Z"'],
  ['date', 'a day in text, such as "2025-02-11"'],
  ['uuid', 'a UUID'],
])

function listInWords(type: Type): string | undefined {
  if (type.kinds !== list) return undefined
  const { least, most } = elementsIn(type)
  if (most === 0) return 'an empty list'
  if (least === most && least > 1) return `a list of ${least}`
  return holdsObjects(type) ? 'a list of objects' : undefined
}

/** Whether the elements of a list are objects, apart from null. */
export function holdsObjects(type: Type): boolean {
  const { kinds } = without(elementsIn(type).item, absent | nullish)
  return kinds === object
}

const cut = (text: string): string => (text.length > longestShown ? `${text.slice(0, longestShown)}…` : text)
