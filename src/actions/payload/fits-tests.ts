import { type Code, code, joinCode, quote } from '../../expressions/code.js'
import { boolean, number } from '../../expressions/kinds.js'
import { defineNative, looksAtElements, looksNowhere, type Native } from '../../expressions/native.js'
import { canBeWritten } from '../../json/can-be-written.js'
import { isObject } from '../../json/value.js'

/** The single questions that `lowerFits` puts together, each also as the JavaScript that answers it. */

function test(name: string, apply: (value: unknown) => boolean, inline: (value: Code) => Code): Native<null> {
  return defineNative({
    name,
    returns: boolean,
    looks: looksNowhere,
    apply,
    inline: ([value]) => (value === undefined ? undefined : inline(value)),
  })
}

/** Compares with a second argument; asked only of what has been found to be of the right type. */
function comparison(
  name: string,
  apply: (value: unknown, other: unknown) => boolean,
  inline: (value: Code, other: Code) => Code,
): Native<null> {
  return defineNative({
    name,
    returns: boolean,
    // What it compares with is written in a schema.
    looks: looksNowhere,
    apply,
    inline: ([value, other]) =>
      value === undefined || other === undefined ? undefined : inline(value, other),
  })
}

const lengthOf = (value: unknown): number => (typeof value === 'string' ? value.length : Number.NaN)

export const isAbsent = test(
  'isAbsent',
  (value) => value === undefined,
  (value) => code`${value} === undefined`,
)

export const typeTests = {
  string: test(
    'isText',
    (value) => typeof value === 'string',
    (value) => code`typeof ${value} === "string"`,
  ),
  number: test('isNumber', Number.isFinite, (value) => code`Number.isFinite(${value})`),
  integer: test('isInteger', Number.isInteger, (value) => code`Number.isInteger(${value})`),
  boolean: test(
    'isBoolean',
    (value) => typeof value === 'boolean',
    (value) => code`typeof ${value} === "boolean"`,
  ),
  null: test(
    'isNull',
    (value) => value === null,
    (value) => code`${value} === null`,
  ),
  object: test(
    'isObject',
    isObject,
    (value) => code`typeof ${value} === "object" && ${value} !== null && !Array.isArray(${value})`,
  ),
} as const

export const isAtLeastLong = comparison(
  'isAtLeastLong',
  (value, least) => lengthOf(value) >= Number(least),
  (value, least) => code`${value}.length >= ${least}`,
)

export const isAtMostLong = comparison(
  'isAtMostLong',
  (value, most) => lengthOf(value) <= Number(most),
  (value, most) => code`${value}.length <= ${most}`,
)

export const isAtLeast = comparison(
  'isAtLeast',
  (value, least) => Number(value) >= Number(least),
  (value, least) => code`${value} >= ${least}`,
)

export const isAtMost = comparison(
  'isAtMost',
  (value, most) => Number(value) <= Number(most),
  (value, most) => code`${value} <= ${most}`,
)

export const isSame = comparison(
  'isSame',
  (value, other) => value === other,
  (value, other) => code`${value} === ${other}`,
)

/** Of a value that no schema says all of: whether it can leave at all. */
export const isWritable = defineNative({
  name: 'isWritable',
  returns: boolean,
  apply: (value) => canBeWritten(value),
})

/** How many keys an object has. */
export const keyCount = defineNative({
  name: 'keyCount',
  returns: number,
  looks: looksAtElements,
  apply: (value) => {
    let count = 0
    for (const _ in value as object) count += 1
    return count
  },
})

/** How many of the arguments are there. */
export const presentCount = defineNative({
  name: 'presentCount',
  returns: number,
  looks: looksNowhere,
  apply: (...values) => values.filter((value) => value !== undefined).length,
  inline: (values) => joinCode([quote(0), ...values.map((value) => code`(${value} !== undefined)`)], ' + '),
})

/**
 * Whether a text is a date as most events have it, `2025-02-11T14:03:21.513Z`; on the last days of a month false says
 * nothing.
 */
export const isUsualDateTime = defineNative({
  name: 'isUsualDateTime',
  returns: boolean,
  // It fails at the first character that is not in its place, or after the last.
  looks: looksNowhere,
  apply: (value) => typeof value === 'string' && usualDateTime.test(value),
})

const usualDateTime =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/
