/** `waybill/expressions`: what a directive or function of your own is made of. */
export { type Code, code, joinCode, quote } from './code.js'
export {
  and,
  type Call,
  call,
  coalesce,
  conditional,
  constant,
  type Expression,
  type Lambda,
  listOf,
  literal,
  loop,
  not,
  nothing,
  objectOf,
  or,
  read,
  readPath,
  type Variable,
  variable,
} from './expression.js'
export { ValueFailure } from './failure.js'
export type { Kinds } from './kinds.js'
export * as kinds from './kinds.js'
export { defineNative, type Native, type NativeFunction } from './native.js'
export type { Type } from './types/type.js'
export * as types from './types/type.js'
export { typeOf } from './types/type-of.js'
