import type { Operation } from './operations.js'
import { camelCase, freeName } from './words.js'

const longest = 45

/** What operations are called as actions: `pets.create` is `petsCreate`, `POST /pets/{id}` is `postPetsId`. */
export function actionNames(operations: readonly Operation[]): readonly string[] {
  const taken = new Set<string>()
  return operations.map(({ id }) => {
    const name = freeName(camelCase(id, 'send').slice(0, longest), taken)
    taken.add(name)
    return name
  })
}
