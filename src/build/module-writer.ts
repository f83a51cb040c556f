import { type Code, code, identifier, joinCode, propertyName, quote } from '../expressions/code.js'
import type { Import } from '../expressions/code-names.js'
import { generateFunction } from '../expressions/generate.js'
import { LoweredFunction } from '../expressions/lowered-function.js'
import { type NativeCode, nativeCode } from './native-code.js'
import type { VariableMarks } from './variable-marks.js'
import { environmentText, withVariables } from './with-variables.js'

/** What a module imports, by the name of the entry point. */
export type ModuleImports = ReadonlyMap<NativeCode['imports'][number]['from'], ReadonlySet<string>>

/**
 * Writes programs as JavaScript: data as literals, functions as code, each of them and each native once. What is
 * written reads `given` for what a module is given.
 */
export class ModuleWriter {
  readonly #imports = new Map<NativeCode['imports'][number]['from'], Set<string>>()
  readonly #names = new Map<string, Code>()
  readonly #declarations: Code[] = []

  constructor(readonly marks: VariableMarks) {}

  get imports(): ModuleImports {
    return this.#imports
  }

  /** What has to stand before what was written. */
  get declarations(): Code {
    return joinCode(this.#declarations, '\n')
  }

  /** A program or a part of it. Throws `CodeTooLarge` where a function in it would be too large. */
  write(value: unknown): Code {
    if (value instanceof LoweredFunction) return this.#function(value)
    if (Array.isArray(value))
      return code`[${joinCode(
        value.map((item) => this.write(item)),
        ',',
      )}]`
    if (typeof value === 'object' && value !== null) {
      const entries = Object.entries(value).filter(([, item]) => item !== undefined)
      const written = entries.map(([key, item]) => code`${propertyName(key)}: ${this.write(item)}`)
      return code`{${joinCode(written, ',')}}`
    }
    if (typeof value === 'string') return this.#text(value)
    if (value === undefined || value === null) return quote(value)
    if (typeof value === 'number' || typeof value === 'boolean') return quote(value)
    throw new Error(`${typeof value} can not stand in a module`)
  }

  #text(text: string): Code {
    const parts = this.marks.partsOf(text)
    return parts === undefined ? quote(text) : code`given.text(${this.write(parts)})`
  }

  /** The name of what gives the function, which is made when it is first needed. */
  #function(lowered: LoweredFunction): Code {
    const { text, imports, counts } = generateFunction(withVariables(lowered, this.marks))
    for (const name of ['readOwn', 'setOwn']) this.#import('waybill/runtime', name)
    const bound = imports.map((entry) => [identifier(entry.name), this.#native(entry)] as const)
    if (counts) bound.push([identifier('startWork'), this.#startWork(lowered.maxWork)])
    if (bound.length === 0) return this.#whenNeeded(text)
    const names = bound.map(([name]) => name)
    const values = bound.map(([, value]) => value)
    return this.#whenNeeded(code`((${joinCode(names, ',')}) => ${text})(${joinCode(values, ',')})`)
  }

  #native({ native, options, counts }: Import): Code {
    if (native === environmentText) return this.#declared(code`given.textFunction(${this.write(options)})`)
    const { code: made, imports } = nativeCode(native)
    for (const { from, name } of imports) this.#import(from, name)
    const maker = identifier(counts ? 'count' : 'prepare')
    return code`${this.#whenNeeded(code`${made}.${maker}(${this.write(options)})`)}()`
  }

  #startWork(most: number): Code {
    this.#import('waybill/runtime', 'Work')
    return this.#declared(code`() => new Work(${quote(most)})`)
  }

  #whenNeeded(value: Code): Code {
    this.#import('waybill/runtime', 'once')
    return this.#declared(code`once(() => ${value})`)
  }

  /** The name of what was declared with this code. */
  #declared(value: Code): Code {
    const text = String(value)
    const known = this.#names.get(text)
    if (known !== undefined) return known
    const name = identifier(`c${this.#names.size}`)
    this.#names.set(text, name)
    this.#declarations.push(code`const ${name} = ${value}`)
    return name
  }

  #import(from: NativeCode['imports'][number]['from'], name: string): void {
    this.#imports.set(from, (this.#imports.get(from) ?? new Set()).add(name))
  }
}
