import { isObject, realTypeOf } from '../real-type-of.js'
import { type Check, oneProblem } from './problem.js'

/** The kind of a part of a mapping, where a directive is a kind of its own. */
export function kindOf(value: unknown): string {
  const type = realTypeOf(value)
  return isObject(value) && Object.keys(value).some((key) => key.startsWith('@')) ? 'directive' : type
}

const article = (kind: string): string => (/^[aeiou]/.test(kind) ? 'an' : 'a')

export const shouldBe = (wanted: string, kind: string): string =>
  `should be ${wanted} but it is ${article(kind)} ${kind}`

const ofKind =
  (kind: string, wanted: string): Check =>
  (value, path) => {
    const found = kindOf(value)
    return found === kind ? undefined : oneProblem(path, shouldBe(wanted, found))
  }

export const checkText = ofKind('string', 'a string')
export const checkBoolean = ofKind('boolean', 'a boolean')

export const checkList: Check = (value, path) =>
  Array.isArray(value) ? undefined : oneProblem(path, shouldBe('an array', realTypeOf(value)))

/** Text of a length within bounds. */
export const checkTextOf =
  (least: number, most: number): Check =>
  (value, path) => {
    const problem = checkText(value, path)
    if (problem !== undefined || typeof value !== 'string') return problem
    if (value.length < least) return oneProblem(path, `should be a string of length ${least} or greater`)
    return value.length > most ? oneProblem(path, `should be a string of length ${most} or less`) : undefined
  }

/** One of a few words, in any case. */
export const checkWord =
  (...words: readonly string[]): Check =>
  (value, path) => {
    const problem = checkText(value, path)
    if (problem !== undefined || typeof value !== 'string' || words.includes(value.toLowerCase()))
      return problem
    return oneProblem(path, `should be one of ${words.join(', ')} but it is ${JSON.stringify(value)}`)
  }
