import * as runtime from 'waybill/runtime'
import { ModuleWriter } from '../src/build/module-writer.js'
import { VariableMarks } from '../src/build/variable-marks.js'
import type { Lambda } from '../src/expressions/expression.js'
import { LoweredFunction } from '../src/expressions/lowered-function.js'
import type { NativeFunction } from '../src/expressions/native.js'
import type { MappingFunction } from '../src/index.js'

/** A function as a built module holds it: written out, and read again with what modules import. */
export function throughModule(
  { parameters, body, maxWork }: Lambda,
  functions: readonly MappingFunction[] = [],
): NativeFunction {
  const writer = new ModuleWriter(new VariableMarks(''))
  const part = writer.write(new LoweredFunction(parameters, body, maxWork ?? Number.POSITIVE_INFINITY))
  const imported: readonly (readonly [string, unknown])[] = [
    ...[...(writer.imports.get('waybill/runtime') ?? [])].map(
      (name) => [name, Reflect.get(runtime, name)] as const,
    ),
    ...functions.map((fn) => [fn.name, fn] as const),
  ]
  const names = imported.map(([name]) => name)
  const make = new Function(...names, `'use strict'\n${writer.declarations}\nreturn ${part}()`)
  return make(...imported.map(([, value]) => value))
}
