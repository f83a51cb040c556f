/** The characters of the language, as UTF-16 code units. */

export const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57

/** What may stand in a field name without a backslash: `[A-Za-z0-9_-]`. */
export const isNameUnit = (unit: number): boolean =>
  isDigit(unit) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122) || unit === 95 || unit === 45

/** What may begin a path without a backslash. */
export const isFirstNameUnit = (unit: number): boolean => isNameUnit(unit) && !isDigit(unit) && unit !== 45

/** Blanks as an editor or a web page leaves them, the unbreakable space and the byte order mark included. */
export const isBlank = (unit: number): boolean =>
  unit === 32 ||
  (unit >= 9 && unit <= 13) ||
  unit === 0xa0 ||
  unit === 0xfeff ||
  unit === 0x3000 ||
  (unit >= 0x2000 && unit <= 0x200b) ||
  unit === 0x2028 ||
  unit === 0x2029 ||
  unit === 0x202f

/** Typographic quotes: word processors and chat programs put them where straight ones were typed. */
export const isCurlyQuote = (character: string | undefined): boolean =>
  character !== undefined && '“”„‟‘’‚‛«»'.includes(character)

/** A letter, digit or sign of any script: in a field name it needs a backslash. */
export const isForeign = (source: string, at: number): boolean =>
  source.charCodeAt(at) > 0x7f && !isBlank(source.charCodeAt(at)) && !isCurlyQuote(source[at])

/** The whole character at a place, both halves of a surrogate pair. */
export function characterAt(source: string, at: number): string {
  const codePoint = source.codePointAt(at)
  return codePoint === undefined ? '' : String.fromCodePoint(codePoint)
}
