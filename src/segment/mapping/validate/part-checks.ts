import { isObject } from '../real-type-of.js'
import { directiveChecks } from './directive-checks.js'
import { kindOf, shouldBe } from './kind-checks.js'
import { type Check, manyProblems, oneProblem } from './problem.js'

/** Any part of a mapping; lists are not looked into. */
export const checkPart: Check = (value, path) => {
  switch (kindOf(value)) {
    case 'directive':
      return checkDirective(value, path)
    case 'object':
      return checkFields(value, path)
    default:
      return undefined
  }
}

export const checkDirective: Check = (value, path) => {
  if (!isObject(value)) return oneProblem(path, shouldBe('a directive object', kindOf(value)))
  const keys = Object.keys(value)
  const names = keys.filter((key) => key.startsWith('@'))
  const [name] = names
  if (names.length > 1) return oneProblem(path, onlyOneName(names.length))
  if (keys.some((key) => !key.startsWith('@') && key !== '_metadata'))
    return oneProblem(path, onlyOneName(keys.length))
  const check = name === undefined ? undefined : directiveChecks.get(name)
  if (name === undefined || check === undefined) return oneProblem(path, `has an invalid directive: ${name}`)
  return check(value[name], [...path, name])
}

const onlyOneName = (count: number): string => `should only have one @-prefixed key but it has ${count} keys`

/** An object that stands for itself, with all that is in it. */
export const checkFields: Check = (value, path) => {
  const kind = kindOf(value)
  if (!isObject(value) || kind === 'directive') return oneProblem(path, shouldBe('an object', kind))
  return manyProblems(Object.entries(value).map(([key, item]) => checkPart(item, [...path, key])))
}

/** A directive, or one of these kinds of value, into which nothing looks. */
const orDirective =
  (wanted: string, kinds: readonly string[]): Check =>
  (value, path) => {
    const kind = kindOf(value)
    if (kind === 'directive') return checkDirective(value, path)
    return kinds.includes(kind) ? undefined : oneProblem(path, shouldBe(wanted, kind))
  }

export const checkValue = orDirective('a mapping directive or a JSON value', [
  'object',
  'array',
  'boolean',
  'string',
  'number',
  'null',
])

export const checkTextOrDirective = orDirective('a string or a mapping directive', ['string'])

export const checkObjectOrDirective: Check = (value, path) =>
  isObject(value)
    ? checkPart(value, path)
    : oneProblem(path, shouldBe('a object or a mapping directive', kindOf(value)))
