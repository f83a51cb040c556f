/** Words of a text, for `@case`: letters, marks and digits of any script; nothing is transliterated. */

const boundary = /(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})|[^\p{L}\p{M}\p{N}]+/u
const apostrophe = /['’]/g

/** The words in lower case: `productURLViewed` and `Product URL viewed` both have three. An apostrophe joins. */
export function wordsOf(text: string): string[] {
  return text
    .replace(apostrophe, '')
    .split(boundary)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase())
}

/** The first letter in upper case, the others in lower case. */
export function capitalize(word: string): string {
  const [first = ''] = word
  return first.toUpperCase() + word.slice(first.length).toLowerCase()
}

/** Each word that a space separates, capitalised; the spaces stay. */
export function capitalizeEach(text: string): string {
  return text.split(' ').map(capitalize).join(' ')
}
