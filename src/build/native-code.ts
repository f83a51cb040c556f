import { type Code, code, identifier, member } from '../expressions/code.js'
import type { Native } from '../expressions/native.js'
import { isObject } from '../json/value.js'
import { registeredName } from '../mappings/functions.js'
import * as natives from '../runtime/natives.js'

/** How a module comes by a native. */
export interface NativeCode {
  readonly code: Code
  /** What it imports for it, by the name of the entry point. */
  readonly imports: readonly {
    readonly from: 'waybill/runtime' | 'waybill/functions'
    readonly name: string
  }[]
}

/** The code for a native. Throws for one that no module can have: then it is missing in `runtime/natives.ts`. */
export function nativeCode(native: Native): NativeCode {
  const made = madeWithGiven.get(native.name)
  if (made !== undefined) return made
  const fn = registeredName(native)
  if (fn !== undefined)
    return {
      code: code`registered(${identifier(fn)})`,
      imports: [
        { from: 'waybill/runtime', name: 'registered' },
        { from: 'waybill/functions', name: fn },
      ],
    }
  const known = exported.get(native.name)
  if (known === undefined) throw new Error(`no module can have the native "${native.name}"`)
  return known
}

/** Natives that are made with what a module is given. */
const madeWithGiven: ReadonlyMap<string, NativeCode> = new Map([
  ['fitsSchema', given('fitsSchema', code`(schema) => given.schemas.compile(schema)`)],
  ['checkTarget', given('checkTarget', code`given.allowTarget`)],
  ['checkSettingsUrl', given('checkSettings', code`given.allowTarget`)],
])

function given(name: string, argument: Code): NativeCode {
  return { code: code`${identifier(name)}(${argument})`, imports: [{ from: 'waybill/runtime', name }] }
}

/** The exports that are natives, and those that are objects of them. */
const exported: ReadonlyMap<string, NativeCode> = new Map(
  Object.entries(natives).flatMap(([name, value]: readonly [string, unknown]) => {
    const imports = [{ from: 'waybill/runtime', name }] as const
    if (isNative(value)) return [[value.name, { code: identifier(name), imports }] as const]
    return Object.entries(isObject(value) ? value : {}).flatMap(([key, inner]) =>
      isNative(inner) ? [[inner.name, { code: member(identifier(name), key), imports }] as const] : [],
    )
  }),
)

function isNative(value: unknown): value is Native {
  return isObject(value) && typeof value.name === 'string' && typeof value.prepare === 'function'
}
