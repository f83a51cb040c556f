import type { Json } from 'waybill/actions'
import { asked, field } from '../shared/payload-field.js'

const date = '[0-9]{4}-[0-9]{2}-[0-9]{2}'
const time = 'T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:\\.[0-9]{1,9})?(?:Z|[+-][0-9]{2}:?[0-9]{2})?'

/** A text that is a date of ISO 8601 as Unix seconds; every other text as it is. */
const unixWhereDate = {
  '@coalesce': [
    {
      '@date': {
        value: { '@extract': { value: { '@path': '@' }, pattern: `^${date}(?:${time})?$` } },
        to: 'unix',
      },
    },
    { '@path': '@' },
  ],
}

/** Dates in a value, at any depth but in lists, as Unix seconds where the subscriber asks for it. */
export const withDates = (at: string, value: Json) => ({
  '@if': {
    condition: `${asked(at, 'convert_timestamp')} = true`,
    then: {
      '@walk': {
        in: value,
        // Most texts are no dates: a pattern is dearer than a look at the first characters.
        where: 'typeof(@) = "string" and match(@, "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*")',
        do: unixWhereDate,
        lists: false,
      },
    },
    else: value,
  },
})

/** When it happened, always in Unix seconds; a number, also one in text, is taken for such, and other text stays. */
export const timestamp = (at: string) => ({
  '@if': {
    condition: `contains(${asked(at, 'timestamp')}, "-")`,
    then: { '@date': { value: field(at, 'timestamp'), to: 'unix', invalid: 'keep' } },
    else: field(at, 'timestamp'),
  },
})
