import { type Destination, isSecretField } from '../../actions/index.js'
import type { Json, JsonObject } from '../../json/value.js'
import { lettersOf } from './find-definition.js'
import { cleanValue } from './import-mapping.js'
import type { Notes } from './note.js'
import type { Variables } from './variables.js'

/** The settings of a destination by the names that its definition has; secrets are variables of the environment. */
export function importSettings(
  given: JsonObject,
  { settings: { properties = {}, required = [] } }: Destination,
  variables: Variables,
  notes: Notes,
): JsonObject {
  const taken = new Set<string>()
  const entries = Object.entries(properties).flatMap(
    ([name, field]): readonly (readonly [string, Json])[] => {
      const written = Object.keys(given).find((key) => key === name) ?? sameName(name, given)
      const value = written === undefined ? undefined : given[written]
      if (written !== undefined) taken.add(written)
      if (written !== undefined && written !== name) notes.changed(`"${written}" is called "${name}" here`)
      const isThere = value !== undefined && !isEmpty(value)
      if (!isThere && !required.includes(name)) return []
      if (!isThere || isSecretField(field)) return [[name, variables.stand({ ...field, name }, value, notes)]]
      return [[name, cleanValue(value)]]
    },
  )
  for (const [key, value] of Object.entries(given))
    if (!taken.has(key) && !isEmpty(value)) notes.leftOut(`the destination has no setting "${key}" here`)
  return Object.fromEntries(entries)
}

const sameName = (name: string, given: JsonObject): string | undefined =>
  Object.keys(given).find((key) => lettersOf(key) === lettersOf(name))

const isEmpty = (value: Json | undefined): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (typeof value === 'object' && Object.keys(value).length === 0)
