import {
  call,
  code,
  defineNative,
  type Expression,
  joinCode,
  kinds,
  literal,
} from '../../expressions/index.js'

/** A list in which what is missing keeps its place, as undefined. */
export const makeList = (items: readonly Expression[]): Expression => call(listOfAll, items)

/**
 * An object in which what is missing keeps its place, as undefined: `@merge` lays it over what is there. A field called
 * `__proto__` is computed and lost, as one that is assigned to is.
 */
export const makeObject = (entries: readonly (readonly [key: string, value: Expression])[]): Expression =>
  call(
    objectOfAll,
    entries.flatMap(([key, value]) => [literal(key), value]),
  )

const listOfAll = defineNative({
  name: 'listOfAll',
  returns: kinds.list,
  looks: () => 'nowhere',
  apply: (...items) => items,
  inline: (items) => code`[${joinCode(items, ',')}]`,
})

const objectOfAll = defineNative({
  name: 'objectOfAll',
  returns: kinds.object,
  looks: () => 'nowhere',
  apply: (...parts) => {
    const made: Record<string, unknown> = {}
    for (let index = 0; index < parts.length; index += 2) {
      const key = String(parts[index])
      if (key !== '__proto__') made[key] = parts[index + 1]
    }
    return made
  },
  inline: (parts, operands) => {
    const fields = parts.flatMap((key, index) => {
      const operand = operands[index]
      const value = parts[index + 1]
      const isKey = index % 2 === 0 && operand?.kind === 'literal' && operand.value !== '__proto__'
      return isKey && value !== undefined ? [code`${key}: ${value}`] : []
    })
    return code`{${joinCode(fields, ',')}}`
  },
})
