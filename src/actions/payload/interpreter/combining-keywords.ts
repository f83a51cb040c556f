import { isObject } from '../../../json/value.js'
import type { SchemaProblem } from '../schema-problem.js'
import { conditionInWords } from './condition-in-words.js'
import { type Check, type Finding, findingOf, type Keyword, refuseRule } from './keyword.js'

const schemaList = (name: string, rule: unknown): readonly unknown[] =>
  Array.isArray(rule) && rule.length > 0 ? rule : refuseRule(name, 'a list of schemas')

const fits = ({ problems }: Finding): boolean => problems.length === 0

/** What a value fits counts as seen by it. */
function see(finding: Finding, { seen }: Finding): void {
  for (const key of seen) finding.seen.add(key)
}

/** One of several forms: any number of them, or exactly one. */
const choice = (name: 'anyOf' | 'oneOf'): Keyword => ({
  name,
  compile(rule, _, { check }) {
    const checks = schemaList(name, rule).map(check)
    return (value, pointer, finding) => {
      const found = checks.map((one) => findingOf(one, value, pointer))
      const fitting = found.filter(fits)
      for (const one of fitting) see(finding, one)
      if (fitting.length === 0) {
        const choices = closest(
          found.map(({ problems }) => problems),
          pointer,
        )
        const [only = []] = choices
        if (choices.length === 1) finding.problems.push(...only)
        else finding.problems.push({ pointer, keyword: name, rule, choices })
      } else if (name === 'oneOf' && fitting.length > 1)
        finding.problems.push({ pointer, keyword: name, rule })
    }
  },
})

/** The forms that the value may be meant to have: those of its type and, of these, those that its constants name. */
function closest(
  choices: readonly (readonly SchemaProblem[])[],
  pointer: string,
): readonly (readonly SchemaProblem[])[] {
  const isOtherType = (problem: SchemaProblem) => problem.keyword === 'type' && problem.pointer === pointer
  const isOtherConstant = ({ keyword, pointer: at }: SchemaProblem) =>
    (keyword === 'const' || keyword === 'enum') && at !== pointer
  return [isOtherType, isOtherConstant].reduce((left, isOther) => {
    const meant = left.filter((problems) => !problems.some(isOther))
    return meant.length === 0 ? left : meant
  }, choices)
}

export const combiningKeywords: readonly Keyword[] = [
  {
    name: '$ref',
    compile: (rule, _, { reference }) =>
      typeof rule === 'string' ? reference(rule) : refuseRule('$ref', 'text'),
  },
  {
    name: 'allOf',
    compile(rule, _, { check }) {
      const checks = schemaList('allOf', rule).map(check)
      return (value, pointer, finding) => {
        for (const one of checks) one(value, pointer, finding)
      }
    },
  },
  choice('anyOf'),
  choice('oneOf'),
  {
    name: 'not',
    compile(rule, _, { check }) {
      const refused = check(rule)
      return (value, pointer, { problems }) => {
        if (fits(findingOf(refused, value, pointer))) problems.push({ pointer, keyword: 'not', rule })
      }
    },
  },
  {
    name: 'if',
    compile(rule, { then: whenTrue = true, else: whenFalse = true }, { check }) {
      const [condition, consequence, alternative] = [rule, whenTrue, whenFalse].map(check)
      if (condition === undefined) return refuseRule('if', 'a schema')
      const where = isObject(rule) ? conditionInWords(rule) : undefined
      return (value, pointer, finding) => {
        const found = findingOf(condition, value, pointer)
        if (!fits(found)) return alternative?.(value, pointer, finding)
        see(finding, found)
        if (consequence !== undefined) checkWhere(consequence, where, value, pointer, finding)
      }
    },
  },
]

/** The problems say under which condition they are some. */
function checkWhere(
  check: Check,
  where: string | undefined,
  value: unknown,
  pointer: string,
  finding: Finding,
): void {
  const found = findingOf(check, value, pointer)
  see(finding, found)
  finding.problems.push(
    ...found.problems.map((problem) => (where === undefined ? problem : { where, ...problem })),
  )
}
