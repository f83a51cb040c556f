import { pointerKeys } from '../../json/pointer.js'
import { problemInWords } from '../../schemas/words.js'
import type { SchemaProblem } from './schema-problem.js'

/** What is wrong, in one sentence without its subject; `nameOf` calls a property by its title. */
export function schemaProblemInWords(
  problem: SchemaProblem,
  nameOf: (property: string) => string = (property) => `"${property}"`,
): string {
  const where = problem.where === undefined ? '' : ` where ${problem.where}`
  return `${demand(problem, nameOf)}${where}`
}

function demand(problem: SchemaProblem, nameOf: (property: string) => string): string {
  const { keyword, pointer, choices } = problem
  if (choices !== undefined) {
    const missing = missingIn(problem)
    return missing === undefined
      ? choices.map((problems) => choiceInWords(problems, pointer, nameOf)).join(', or ')
      : `needs ${missing.map((names) => names.map(nameOf).join(' and ')).join(' or ')}`
  }
  if (keyword === 'oneOf') return 'has more than one of the forms of which it may have one'
  if (keyword === 'not') return notInWords(problem, nameOf)
  if (keyword === 'dependentRequired') return `is required where ${nameOf(String(problem.rule))} is given`
  return problemInWords(problem)
}

/** The properties of which some are needed, where each choice only lacks properties of the same object. */
export function missingIn({ pointer, choices }: SchemaProblem): readonly (readonly string[])[] | undefined {
  if (choices === undefined) return undefined
  const onlyMissing = choices.every((problems) =>
    problems.every((problem) => problem.keyword === 'required' && problem.pointer === pointer),
  )
  return onlyMissing
    ? choices.map((problems) => problems.flatMap(({ property = [] }) => property))
    : undefined
}

function choiceInWords(
  problems: readonly SchemaProblem[],
  pointer: string,
  nameOf: (property: string) => string,
): string {
  return problems
    .map((problem) => {
      const below = pointerKeys(problem.pointer).slice(pointerKeys(pointer).length)
      const keys = problem.property === undefined ? below : [...below, problem.property]
      const words = schemaProblemInWords(problem, nameOf)
      return keys.length === 0 ? words : `${nameOf(keys.join('.'))} ${words}`
    })
    .join(' and ')
}

/** What is refused by a `not`, where it is simple enough to say. */
function notInWords({ rule, keyword }: SchemaProblem, nameOf: (property: string) => string): string {
  const { type: _, ...refused } = { type: undefined, ...Object(rule) }
  const [[name, value] = ['', undefined], ...others] = Object.entries(refused)
  if (others.length > 0) return problemInWords({ keyword, rule })
  if (name === 'const') return `must not be ${JSON.stringify(value)}`
  if (name === 'enum' && Array.isArray(value))
    return `must not be ${value.map((choice) => JSON.stringify(choice)).join(' or ')}`
  return name === 'required' && Array.isArray(value)
    ? `must not have ${value.map(String).map(nameOf).join(' together with ')}`
    : problemInWords({ keyword, rule })
}
