import { compareCodePoints } from '../operators/order.js'
import { everything, from, intersect, type Ranges, upTo } from './ranges.js'

const lastCodePoint = 0x10ffff

/** The texts that begin with `prefix`: one stretch of the order by code point. Perhaps more, never fewer. */
export function beginningWith(prefix: string): Ranges<string> {
  // Half of a pair would be another character together with what may follow it.
  if (/[\ud800-\udbff]$/.test(prefix)) return everything
  const end = behind(prefix)
  return end === undefined
    ? from(prefix, true)
    : intersect(from(prefix, true), upTo(end, false), compareCodePoints)
}

/** The first text after all that begin with `prefix`. */
function behind(prefix: string): string | undefined {
  const characters = [...prefix]
  while (characters.at(-1)?.codePointAt(0) === lastCodePoint) characters.pop()
  const last = characters.pop()?.codePointAt(0)
  return last === undefined ? undefined : characters.join('') + String.fromCodePoint(last + 1)
}
