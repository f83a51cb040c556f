import { compileLambda } from '../../src/expressions/compile.js'
import { type Lambda, variable } from '../../src/expressions/expression.js'
import { interpret } from '../../src/expressions/interpret.js'
import type { Json } from '../../src/json/value.js'
import {
  lowerMapping,
  type MappingOptions,
  namesOf,
  type SurroundingsSources,
} from '../../src/mappings/index.js'
import { surroundingsFrom, surroundingsRead } from '../../src/mappings/surroundings.js'
import { throughModule } from '../module-back-end.js'

/** Every engine that runs a mapping; the interpreter is the reference. */
const makers = {
  interpreter: (lambda: Lambda) => interpret(lambda),
  closures: (lambda: Lambda) => compileLambda(lambda, 'closures'),
  compiled: (lambda: Lambda) => compileLambda(lambda, 'compiled'),
  module: (lambda: Lambda, { functions }: RunOptions) => throughModule(lambda, functions),
} as const

type RunOptions = MappingOptions & SurroundingsSources

export type BackEnd = keyof typeof makers
export const backEnds: readonly BackEnd[] = ['interpreter', 'closures', 'compiled', 'module']

/** What a valid mapping gives on one back end. */
export function run(backEnd: BackEnd, mapping: Json, data: unknown, options: RunOptions = {}): unknown {
  return functionOf(backEnd, mapping, options)(data)
}

export function functionOf(backEnd: BackEnd, mapping: Json, options: RunOptions = {}) {
  const [data, surroundings] = [variable('data'), variable('surroundings')]
  const { expression, diagnostics } = lowerMapping(mapping, { ...namesOf(data), surroundings }, options)
  if (diagnostics.some(({ severity }) => severity === 'error')) throw new Error(diagnostics[0]?.message)
  const apply = makers[backEnd]({ parameters: [data, surroundings], body: expression }, options)
  const read = surroundingsRead(expression, surroundings)
  return (value: unknown) => apply(value, surroundingsFrom(options, read))
}

/** Frozen all the way down, so that a write anywhere throws. */
export function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const inner of Object.values(value)) deepFreeze(inner)
  }
  return value
}
