import { code, joinCode, quote } from '../../src/expressions/code.js'
import { anything, boolean, list, number } from '../../src/expressions/kinds.js'
import { defineNative, type Native } from '../../src/expressions/native.js'
import type { Json } from '../../src/json/value.js'

/** Its arguments as a list, so that a test sees what arrived. */
export const argumentsOf = defineNative({
  name: 'test/argumentsOf',
  returns: list,
  apply: (...args) => args.map((arg) => (arg === undefined ? 'undefined' : arg)),
})

/** Its options before its argument. */
export const withOptions: Native<Json> = {
  name: 'test/withOptions',
  returns: list,
  prepare: (options) => (value) => [options, value ?? null],
}

/** Whether a value is text; written out in generated code. */
export const isText = defineNative({
  name: 'test/isText',
  returns: boolean,
  apply: (value) => typeof value === 'string',
  inline: ([value]) => value && code`typeof ${value} === ${quote('string')}`,
})

export const size = defineNative({
  name: 'test/size',
  returns: number,
  apply: (value) => (typeof value === 'string' || Array.isArray(value) ? value.length : 0),
})

/** Two texts as one, and any other two values as nothing; written out where generated code knows that it has texts. */
export const joined = defineNative({
  name: 'test/joined',
  returns: anything,
  apply: (left, right) => (typeof left === 'string' && typeof right === 'string' ? left + right : undefined),
  inline: (args, operands) =>
    operands.every((operand) => operand.kind === 'literal' && typeof operand.value === 'string')
      ? code`(${joinCode(args, ' + ')})`
      : undefined,
})

/** A native that gives its argument back and counts how often it is asked. */
export function counting(): { readonly native: Native<null>; readonly calls: () => number } {
  let calls = 0
  const apply = (value: unknown) => {
    calls += 1
    return value
  }
  return { native: defineNative({ name: 'test/counting', returns: anything, apply }), calls: () => calls }
}
