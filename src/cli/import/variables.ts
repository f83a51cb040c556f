import type { Json } from '../../json/value.js'
import type { Notes } from './note.js'

/** The variables of the environment that take the place of secrets. */
export interface Variables {
  /** The text for a field of which nothing is known. */
  of(name: string): string
  /** The text that stands for a secret in a file of connections; who is to set the variable is told to. */
  stand(
    field: { readonly name: string; readonly title?: string },
    secret: Json | undefined,
    notes: Notes,
  ): string
}

/** Names begin with that of the connection: `SLACK_URL`; secrets that differ have variables that do, `SLACK_URL_2`. */
export function createVariables(connection: string): Variables {
  const known = new Map<string, string[]>()
  const variableOf = (name: string) => upperSnake(`${connection}_${name}`)
  return {
    of: (name) => `\${${variableOf(name)}}`,
    stand({ name, title = name }, secret, notes) {
      const variable = variableOf(name)
      const secrets = known.get(variable) ?? []
      const text = JSON.stringify(secret) ?? ''
      const isNew = !secrets.includes(text)
      if (isNew) known.set(variable, [...secrets, text])
      const place = isNew ? secrets.length : secrets.indexOf(text)
      const numbered = place === 0 ? variable : `${variable}_${place + 1}`
      if (isNew) notes.toDo(`set the environment variable ${numbered} to what "${title}" is there`)
      return `\${${numbered}}`
    },
  }
}

/** `sourceWriteKey` and `source-write-key` as `SOURCE_WRITE_KEY`. */
const upperSnake = (name: string): string =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/\W+/g, '_')
    .replace(/^(?=\d)/, '_')
    .toUpperCase()

/** Text that came from elsewhere names no variable of the environment. */
export const withoutVariables = (text: string): string => text.replaceAll('${', () => '$${')
