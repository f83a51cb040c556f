import type { JsonScalar } from '../json/value.js'

/**
 * JavaScript text that was put together safely. There are three ways to make one: the `code` template with other
 * code in its holes, `quote` for a value, `identifier` for a checked name. A plain text in a hole is a type error,
 * so nothing that a user wrote can become code; where types are not checked it throws.
 */
export class Code {
  readonly #text: string

  private constructor(text: string) {
    this.#text = text
  }

  toString(): string {
    return this.#text
  }

  static template(strings: TemplateStringsArray, holes: readonly Code[]): Code {
    return new Code(
      holes.reduce((text, hole, index) => text + hole.#text + strings[index + 1], `${strings[0]}`),
    )
  }

  static quote(value: JsonScalar | undefined): Code {
    if (value === undefined) return new Code('undefined')
    // In parentheses: neither `5.length` nor `--1` is JavaScript for what it looks like.
    if (typeof value === 'number') return new Code(`(${Object.is(value, -0) ? '-0' : value})`)
    // Both line separators are legal in JSON but end a line in older JavaScript.
    return new Code(JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029'))
  }

  static identifier(name: string): Code {
    if (typeof name !== 'string' || !identifierForm.test(name))
      throw new Error(`"${name}" can not be a name in generated code`)
    return new Code(name)
  }

  static join(parts: readonly Code[], separator: ',' | '\n' | ' && ' | ' || ' | ' + '): Code {
    return new Code(parts.map((part) => part.#text).join(separator))
  }
}

const identifierForm = /^[A-Za-z_$][A-Za-z0-9_$]*$/

/** code`${a} === ${b}`: holes take code only. */
export const code = (strings: TemplateStringsArray, ...holes: readonly Code[]): Code =>
  Code.template(strings, holes)

/** A value as a literal in JavaScript. */
export const quote = Code.quote

/** A name, checked; throws where it is not made of letters, digits, `_` and `$`. */
export const identifier = Code.identifier

/** Pieces of code with a separator between each two. */
export const joinCode = Code.join

/** `value.key` where the key can be written that way, else `value["key"]`. */
export function member(value: Code, key: string): Code {
  return identifierForm.test(key) ? code`${value}.${identifier(key)}` : code`${value}[${quote(key)}]`
}

/** A key in an object literal. `__proto__` in brackets is an ordinary key, bare it would set the prototype. */
export function propertyName(key: string): Code {
  return key === '__proto__' ? code`[${quote(key)}]` : quote(key)
}
