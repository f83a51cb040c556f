import type { Json } from '../json/value.js'
import { type Code, code, identifier } from './code.js'
import type { Native } from './native.js'

/** A function that generated code calls, under the name that it has there. */
export interface Import {
  readonly name: string
  readonly native: Native
  readonly options: Json
  /** Whether it is the function for a run that counts its work. */
  readonly counts?: true
}

/** The code would be too large to be worth compiling. */
export class CodeTooLarge extends Error {
  override readonly name = 'CodeTooLarge'
}

const mostNames = 50_000

/** Names for locals and imports of one function. */
export class Names {
  readonly imports: Import[] = []
  readonly constructors: Code[] = []
  #count = 0

  fresh(prefix: 'p' | 'v' | 'o' | 'l' | 'i' | 'd'): Code {
    this.#count += 1
    if (this.#count > mostNames) throw new CodeTooLarge(`more than ${mostNames} names in one function`)
    return identifier(`${prefix}${this.#count}`)
  }

  /** A new object by a constructor of its own. */
  constructorCall(): Code {
    const name = identifier(`Shape${this.constructors.length}`)
    this.constructors.push(name)
    return code`new ${name}()`
  }

  import(native: Native, options: Json, counts?: true): Code {
    const known = this.imports.find(
      (entry) => entry.native === native && entry.options === options && entry.counts === counts,
    )
    const name = known?.name ?? `f${this.imports.length}`
    if (known === undefined) this.imports.push({ name, native, options, ...(counts && { counts }) })
    return identifier(name)
  }
}
