/** The words of a name, whatever joins them: `first-name`, `first_name`, `X-First-Name`. */
const wordsOf = (name: string): readonly string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** A name as code writes it: `firstName`; `otherwise` where nothing of it can be kept. */
export function camelCase(name: string, otherwise: string): string {
  const [first = '', ...more] = wordsOf(name).map((word) => word.toLowerCase())
  const joined = [first, ...more.map(capital)].join('')
  return /^[a-z]/.test(joined) ? joined : camelCase(`${otherwise} ${joined}`, otherwise)
}

/** A name as people read it: `First name`. */
export const titleOf = (name: string): string => {
  const words = wordsOf(name).map((word) => (/^[A-Z0-9]{2,}$/.test(word) ? word : word.toLowerCase()))
  return capital(words.join(' ')) || name
}

/** A name that a path can read: as it is where it is one, else in camel case. */
export const fieldName = (name: string): string =>
  /^[A-Za-z][A-Za-z0-9_]*$/.test(name) ? name : camelCase(name, 'field')

/** A name that is not taken: with a number behind it where it is. */
export function freeName(wanted: string, taken: { has(name: string): boolean }, count = 1): string {
  const name = count === 1 ? wanted : `${wanted}${count}`
  return taken.has(name) ? freeName(wanted, taken, count + 1) : name
}
