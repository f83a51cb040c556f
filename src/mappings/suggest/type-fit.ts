import { isList, isObject } from '../../json/value.js'
import { numberOf } from '../numbers.js'

/** How well values fit what a field's schema takes: 0 not at all, 1 as they are; and what has to be said of it. */
export interface TypeFit {
  readonly factor: number
  readonly reason?: string
}

/** How well all the values fit; of those that are not known nothing is held against them. */
export function typeFit(schema: unknown, values: readonly unknown[]): TypeFit {
  const fits = values.map((value) => fitOfOne(isObject(schema) ? schema : {}, value))
  return fits.reduce((worst, fit) => (fit.factor < worst.factor ? fit : worst), { factor: 1 })
}

function fitOfOne(schema: Record<string, unknown>, value: unknown): TypeFit {
  const { type, format, enum: allowed } = schema
  const types = (isList(type) ? type : [type]).filter((one) => one !== 'null')
  const byType = types.map((one) => fitsByType.get(one)?.(value) ?? asItIs)
  const best = byType.reduce((one, other) => (other.factor > one.factor ? other : one), { factor: 0 })
  if (typeof value === 'string' && hasOtherFormat(format, value)) return { factor: 0 }
  return isList(allowed) && !allowed.includes(value)
    ? { factor: 0.8 * best.factor, reason: 'its value is none of those that the field takes' }
    : best
}

const never: TypeFit = { factor: 0 }
const asItIs: TypeFit = { factor: 1 }

const numeric = (value: unknown): TypeFit => {
  if (typeof value === 'number') return asItIs
  return numberOf(value) === undefined ? never : { factor: 0.95, reason: 'it is a number written as text' }
}

const fitsByType: ReadonlyMap<unknown, (value: unknown) => TypeFit> = new Map(
  Object.entries({
    number: numeric,
    integer: numeric,
    string: (value: unknown) => {
      if (typeof value === 'string') return asItIs
      if (typeof value === 'number')
        return { factor: 0.95, reason: 'it is a number, and the field takes text' }
      return never
    },
    boolean: (value: unknown) => {
      if (typeof value === 'boolean') return asItIs
      const isOne = /^(?:true|false|yes|no|0|1)$/i.test(typeof value === 'object' ? '' : String(value))
      return isOne ? { factor: 0.95, reason: 'it says true or false in another way' } : never
    },
    array: (value: unknown) => (isList(value) ? asItIs : never),
    object: (value: unknown) => (isObject(value) ? asItIs : never),
  }),
)

const formats: Readonly<Record<string, RegExp>> = {
  email: /@/,
  uri: /^[a-z][a-z0-9+.-]*:/i,
  url: /^[a-z][a-z0-9+.-]*:/i,
  'date-time': /^\d{4}-\d{2}-\d{2}/,
  date: /^\d{4}-\d{2}-\d{2}/,
}

/** Whether a text is plainly not of a format. */
function hasOtherFormat(format: unknown, value: string): boolean {
  const form = typeof format === 'string' && Object.hasOwn(formats, format) ? formats[format] : undefined
  return form !== undefined && !form.test(value)
}
