import type { Expression } from '../expressions/expression.js'
import type { Json } from '../json/value.js'
import { isDatePatternProblem, parseDatePattern } from '../time/date-pattern.js'
import { zoneNamed } from '../time/zone.js'
import { type DateForm, isUnit } from './dates.js'
import type { OptionSchema } from './options.js'
import type { Scope } from './scope.js'

/** In which form a date is written. */
export const toOption = {
  type: 'string',
  minLength: 1,
  description:
    '`unix` (whole seconds, rounded down), `unix_ms`, `unix_us`, `iso` (with milliseconds), `date` (`YYYY-MM-DD`) or a pattern: `YYYY-MM-DD HH:mm:ss.SSS`, `MM/DD`; text in brackets stands for itself.',
} as const satisfies OptionSchema

/** The form that a text names; its problems go to the scope. */
export function dateForm(text: string, scope: Scope): DateForm {
  if (isUnit(text) || text === 'iso') return text
  const parts = parseDatePattern(text === 'date' ? 'YYYY-MM-DD' : text)
  if (!isDatePatternProblem(parts)) return parts
  scope.problem('map/option', parts.message, { hint: parts.hint })
  return 'iso'
}

/** The time zone as an argument, where there is one. One that is written out has to exist. */
export function lowerTimezone(timezone: Json | undefined, scope: Scope): readonly Expression[] {
  if (typeof timezone === 'string' && zoneNamed(timezone) === undefined)
    scope.below('timezone').problem('map/option', `there is no time zone "${timezone}"`, {
      hint: 'a name of the IANA database, such as "Europe/Oslo"',
    })
  return timezone === undefined ? [] : [scope.lower(timezone, 'timezone')]
}
