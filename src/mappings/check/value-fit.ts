import { kindOf, list, object, string } from '../../expressions/kinds.js'
import type { Type } from '../../expressions/types/type.js'
import { hasFormat } from '../../schemas/formats.js'
import type { Keywords } from '../../schemas/keywords.js'
import { compilePattern } from '../../schemas/pattern.js'
import { canHold } from './conversions.js'
import { type Misfit, misfit } from './misfit.js'

/** Whether a value of a type of one kind can be this one. Of lists and objects only the kind is compared. */
export function canBeValue(part: Type, value: unknown): boolean {
  if ((part.kinds & kindOf(value)) === 0) return false
  if (typeof value === 'string') return canHold(part, value)
  if ((part.kinds & (list | object)) !== 0) return true
  return part.scalars === undefined || part.scalars.some((scalar) => scalar === value)
}

/** What the keywords for texts and numbers find in a part of one kind. */
export function scalarMisfit(part: Type, schema: Keywords): Misfit | undefined {
  const [value] = part.scalars ?? []
  const broken =
    typeof value === 'string'
      ? textRules.find(([keyword, holds]) => Object.hasOwn(schema, keyword) && !holds(value, schema[keyword]))
      : typeof value === 'number'
        ? numberRules.find(([keyword, holds]) => breaks(value, schema[keyword], holds))
        : part.kinds === string
          ? unknownTextRules.find(
              ([keyword, holds]) => Object.hasOwn(schema, keyword) && !holds(part, schema[keyword]),
            )
          : undefined
  return broken === undefined ? undefined : misfit(broken[0], schema[broken[0]], part)
}

type Rules<Value> = readonly (readonly [keyword: string, holds: (value: Value, rule: unknown) => boolean])[]

/** Schemas count characters, not the units of UTF-16. */
const lengthOf = (text: string): number => Array.from(text).length

const textRules: Rules<string> = [
  ['minLength', (text, least) => typeof least !== 'number' || lengthOf(text) >= least],
  ['maxLength', (text, most) => typeof most !== 'number' || lengthOf(text) <= most],
  ['format', (text, format) => typeof format !== 'string' || hasFormat(text, format)],
  ['pattern', (text, pattern) => typeof pattern !== 'string' || isFound(pattern, text)],
]

const unknownTextRules: Rules<Type> = [
  ['maxLength', ({ holds = [] }, most) => typeof most !== 'number' || lengthOf(holds.join('')) <= most],
  ['format', canHaveFormat],
]

/** Formats whose texts hold no white space and are no dates with a time. */
const compactFormats: readonly unknown[] = ['email', 'uri', 'uuid', 'ipv4', 'ipv6', 'hostname', 'date']

/** Formats that directives give, with those that such a text can have. */
const formatsOf: ReadonlyMap<unknown, readonly unknown[]> = new Map([
  ['date-time', ['date-time']],
  ['date', ['date', 'hostname']],
  ['uuid', ['uuid', 'hostname']],
])

function canHaveFormat({ holds = [], format }: Type, wanted: unknown): boolean {
  const possible = formatsOf.get(format)
  if (possible !== undefined && (wanted === 'date-time' || compactFormats.includes(wanted)))
    return possible.includes(wanted)
  if (wanted === 'date-time') return holds.every((text) => /^[\d\s.:tz+-]*$/i.test(text))
  if (!compactFormats.includes(wanted)) return true
  return !holds.some((text) => /\s/.test(text))
}

const breaks = (value: number, rule: unknown, holds: (value: number, rule: number) => boolean): boolean =>
  typeof rule === 'number' && !holds(value, rule)

const numberRules: readonly (readonly [string, (value: number, rule: number) => boolean])[] = [
  ['minimum', (value, least) => value >= least],
  ['maximum', (value, most) => value <= most],
  ['exclusiveMinimum', (value, least) => value > least],
  ['exclusiveMaximum', (value, most) => value < most],
]

/** A pattern that is none refuses nothing: its definition is told by itself. */
function isFound(pattern: string, text: string): boolean {
  try {
    return compilePattern(pattern)(text)
  } catch {
    return true
  }
}
