import { readOwn, setOwn } from '../json/own.js'
import { Work } from './budget/work.js'
import { closeOver } from './closures.js'
import { CodeTooLarge } from './code-names.js'
import type { Lambda } from './expression.js'
import { generateFunction } from './generate.js'
import type { Link, LoweredFunction } from './lowered-function.js'
import type { NativeFunction } from './native.js'

/** `compiled` is generated JavaScript, `closures` needs no `eval` anywhere. Both give the same answers. */
export type BackEnd = 'compiled' | 'closures'

/** By one of them, or by a way of the caller's own, such as the interpreter, which tells of every node. */
export type Evaluation = BackEnd | { compile(lambda: Lambda): NativeFunction }

/** `compiled` where this process may make code from text, else `closures` (a content security policy, an edge runtime). */
export function defaultEvaluation(): BackEnd {
  try {
    new Function('')
    return 'compiled'
  } catch {
    return 'closures'
  }
}

/** The function that `lambda` describes, by the given back end; by closures where its code would be too large. */
export function compileLambda(lambda: Lambda, evaluation: Evaluation): NativeFunction {
  if (evaluation === 'closures') return closeOver(lambda)
  if (typeof evaluation === 'object') return evaluation.compile(lambda)
  try {
    return compileGenerated(lambda)
  } catch (error) {
    if (error instanceof CodeTooLarge) return closeOver(lambda)
    throw error
  }
}

/** Makes functions by the given back end. */
export const linkBy =
  (evaluation: Evaluation): Link<LoweredFunction> =>
  (part) =>
    compileLambda(part, evaluation)

function compileGenerated(lambda: Lambda): NativeFunction {
  const { text, imports } = generateFunction(lambda)
  const make = new Function(
    'readOwn',
    'setOwn',
    'startWork',
    ...imports.map(({ name }) => name),
    `'use strict'\nreturn ${text}`,
  )
  return make(
    readOwn,
    setOwn,
    () => new Work(lambda.maxWork ?? Number.POSITIVE_INFINITY),
    ...imports.map(({ native, options, counts }) =>
      counts ? native.count?.(options) : native.prepare(options),
    ),
  )
}
