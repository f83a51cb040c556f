import { MAX_PATTERN_LENGTH, MAX_REPLACEMENT_LENGTH } from '../directives/replace.js'
import { checkBoolean, checkList, checkText, checkTextOf, checkWord } from './kind-checks.js'
import {
  checkFields,
  checkObjectOrDirective,
  checkPart,
  checkTextOrDirective,
  checkValue,
} from './part-checks.js'
import { type Check, type Finding, manyProblems, oneProblem } from './problem.js'

interface Option {
  readonly name: string
  readonly check: Check
  readonly isRequired: boolean
}

// Functions, not values: the checks of parts and those of directives need each other.
const required =
  (name: string, check: () => Check): (() => Option) =>
  () => ({ name, check: check(), isRequired: true })
const optional =
  (name: string, check: () => Check): (() => Option) =>
  () => ({ name, check: check(), isRequired: false })

/** An object with these options, and any others; they are looked at where all that stands in it is right. */
const withOptions =
  (...options: readonly (() => Option)[]): Check =>
  (value, path) =>
    checkFields(value, path) ??
    manyProblems(
      options.map((option) => checkOption(option(), value as Readonly<Record<string, unknown>>, path)),
    )

function checkOption(
  { name, check, isRequired }: Option,
  options: Readonly<Record<string, unknown>>,
  path: readonly string[],
): Finding | undefined {
  const value = options[name]
  if (value !== undefined) return check(value, [...path, name])
  return isRequired ? oneProblem(path, `should have field ${JSON.stringify(name)} but it doesn't`) : undefined
}

const mergeOptions = withOptions(
  optional('direction', () => checkWord('left', 'right')),
  required('objects', () => checkList),
)

/** What may stand behind the name of a directive, by the name. */
export const directiveChecks: ReadonlyMap<string, Check> = new Map<string, Check>([
  [
    '@if',
    withOptions(
      optional('exists', () => checkValue),
      optional('then', () => checkValue),
      optional('else', () => checkValue),
    ),
  ],
  [
    '@case',
    withOptions(
      optional('operator', () => checkText),
      optional('value', () => checkTextOrDirective),
    ),
  ],
  [
    '@replace',
    withOptions(
      required('pattern', () => checkTextOf(1, MAX_PATTERN_LENGTH)),
      optional('replacement', () => checkTextOf(0, MAX_REPLACEMENT_LENGTH)),
      required('value', () => checkTextOrDirective),
      optional('ignorecase', () => checkBoolean),
      optional('global', () => checkBoolean),
    ),
  ],
  ['@arrayPath', checkArrayPath],
  ['@path', (value, path) => checkTextOrDirective(value, path)],
  [
    '@json',
    withOptions(
      required('value', () => checkValue),
      required('mode', () => checkWord('encode', 'decode')),
    ),
  ],
  [
    '@flatten',
    withOptions(
      optional('separator', () => checkText),
      required('value', () => checkValue),
    ),
  ],
  ['@merge', checkMerge],
  ['@template', (value, path) => checkTextOrDirective(value, path)],
  ['@literal', (value, path) => checkValue(value, path)],
  [
    '@transform',
    withOptions(
      required('apply', () => checkObjectOrDirective),
      required('mapping', () => checkObjectOrDirective),
    ),
  ],
  ['@excludeWhenNull', (value, path) => checkValue(value, path)],
  ['@liquid', checkText],
])

function checkArrayPath(value: unknown, path: readonly string[]): Finding | undefined {
  if (!Array.isArray(value)) return checkList(value, path)
  const [source, shape]: unknown[] = value
  return checkTextOrDirective(source, path) ?? checkPart(shape, path)
}

/** The first mistake among the objects, told as one of the mapping as a whole. */
function checkMerge(value: unknown, path: readonly string[]): Finding | undefined {
  const problems = mergeOptions(value, path)
  if (problems !== undefined) return problems
  const { objects } = value as { readonly objects: readonly unknown[] }
  for (const object of objects) {
    const found = checkObjectOrDirective(object, [])
    if (found !== undefined) return found
  }
  return undefined
}
