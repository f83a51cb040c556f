import type { DiagnosticCode } from '../../diagnostics/codes.js'
import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { didYouMean } from '../../diagnostics/suggest.js'
import { isObject } from '../../json/value.js'
import { maxQueryDepth } from '../limits.js'
import { parseField } from './field.js'
import type { ConditionOperator } from './operator.js'
import { conditionOperators } from './operators/operators.js'

/** Everything that is wrong with a group, in its order. A form may hand over anything, whatever its types promise. */
export function checkConditions(group: unknown): readonly Diagnostic[] {
  const check = new Check()
  check.group(group, '', 0)
  return check.problems
}

class Check {
  readonly problems: Diagnostic[] = []

  group(group: unknown, pointer: string, level: number): void {
    if (level > maxQueryDepth)
      this.add('conditions/limit', pointer, `groups nest at most ${maxQueryDepth} deep`)
    else if (!isObject(group)) this.add('conditions/form', pointer, 'a group of conditions is expected here')
    else {
      this.keys(group, pointer, ['match', 'conditions'])
      const { match, conditions } = group
      if (match !== 'all' && match !== 'any')
        this.add('conditions/form', `${pointer}/match`, 'a group matches "all" or "any" of its conditions')
      if (!Array.isArray(conditions))
        this.add('conditions/form', `${pointer}/conditions`, 'a list of conditions is expected here')
      else this.members(match, conditions, `${pointer}/conditions`, level)
    }
  }

  private members(match: unknown, members: readonly unknown[], pointer: string, level: number): void {
    if (match === 'any' && members.length === 0)
      this.add('conditions/form', pointer, 'an ANY group without conditions is never true', 'add a condition')
    // By index: a hole in the list is a problem, too.
    for (let index = 0; index < members.length; index += 1) {
      const member = members[index]
      const place = `${pointer}/${index}`
      if (isObject(member) && ('match' in member || 'conditions' in member))
        this.group(member, place, level + 1)
      else this.condition(member, place)
    }
  }

  private condition(condition: unknown, pointer: string): void {
    if (!isObject(condition)) {
      this.add('conditions/form', pointer, 'a condition or a group of conditions is expected here')
      return
    }
    this.keys(condition, pointer, ['field', 'operator', 'value'])
    this.field(condition.field, `${pointer}/field`)
    const operator = conditionOperators.find(({ name }) => name === condition.operator)
    if (operator === undefined) this.unknownOperator(condition.operator, `${pointer}/operator`)
    else this.value(operator, condition.value, `${pointer}/value`)
  }

  private field(field: unknown, pointer: string): void {
    if (typeof field !== 'string' || field === '')
      this.add('conditions/form', pointer, 'the name of a field is expected here')
    else if (parseField(field) === undefined)
      this.add(
        'conditions/form',
        pointer,
        'a name is missing beside a dot',
        'a dot that belongs to a name is written \\.',
      )
  }

  private unknownOperator(operator: unknown, pointer: string): void {
    const names = conditionOperators.map(({ name }) => name)
    const list = `there are: ${names.join(', ')}`
    if (typeof operator !== 'string')
      this.add('conditions/form', pointer, 'the name of an operator is expected here', list)
    else
      this.add(
        'conditions/form',
        pointer,
        `there is no operator "${operator}"`,
        didYouMean(operator, names).hint ?? list,
      )
  }

  private value({ takes, words }: ConditionOperator, value: unknown, pointer: string): void {
    const fits =
      takes === 'nothing'
        ? value === undefined
        : typeof value === 'string' || (takes === 'text or number' && Number.isFinite(value))
    if (!fits) this.add('conditions/value', pointer, `"${words}" takes ${valueInWords[takes]}`)
  }

  private keys(given: Record<string, unknown>, pointer: string, known: readonly string[]): void {
    for (const key of Object.keys(given))
      if (!known.includes(key))
        this.add('conditions/form', pointer, `"${key}" means nothing here`, didYouMean(key, known).hint)
  }

  private add(code: DiagnosticCode, pointer: string, message: string, hint?: string): void {
    this.problems.push({
      code,
      severity: 'error',
      message,
      pointer,
      ...(hint === undefined ? {} : { hint }),
    })
  }
}

const valueInWords = { 'text or number': 'a text or a number', text: 'a text', nothing: 'no value' } as const
