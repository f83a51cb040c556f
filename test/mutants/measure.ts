import { type Diagnostic, hasErrors } from '../../src/diagnostics/diagnostic.js'
import { Dice } from '../../src/events/sample/dice.js'
import { checkMapping } from '../../src/mappings/index.js'
import { type Mutant, mutantsOf } from './mutations.js'
import { Oracle } from './oracle.js'
import type { Subject } from './subject.js'

export interface Count {
  made: number
  /** No event was found that the field is filled for in a valid payload. */
  useless: number
  /** Of these the ones that the check says something of. */
  foundUseless: number
  /** No event was found that gives a valid payload at all. */
  invalid: number
  foundInvalid: number
}

export interface Measurement {
  readonly byKind: ReadonlyMap<string, Count>
  readonly total: Count
  /** What is said of mappings that are right, beyond what may be missing. */
  readonly blamed: readonly string[]
  /** Errors about mappings that some event makes valid all the same. */
  readonly falseErrors: readonly string[]
  /** Mutants that no event can satisfy and that nothing is said of. */
  readonly missed: readonly string[]
}

export interface MeasureOptions {
  readonly subjects: readonly Subject[]
  readonly seed: number
  /** The share of mutants that are tried, 0 to 1. */
  readonly share: number
}

/** Makes mutants, asks the oracle and the check about each, and counts. Equal seeds give equal counts. */
export function measure({ subjects, seed, share }: MeasureOptions): Measurement {
  const dice = new Dice(seed)
  const byKind = new Map<string, Count>()
  const total = emptyCount()
  const blamed: string[] = []
  const falseErrors: string[] = []
  const missed: string[] = []
  for (const subject of subjects) {
    const oracle = new Oracle(subject, dice)
    if (oracle.events === 0) throw new Error(`no event was found that ${subject.name} is valid for`)
    const usual = check(subject, subject.mapping)
    for (const { code, pointer, message } of usual)
      if (code !== 'map/maybe-missing') blamed.push(`${subject.name} ${pointer}: ${message}`)
    for (const mutant of mutantsOf(subject, dice)) {
      // What does not compile is found without types.
      if (!dice.chance(share) || hasErrors(checkMapping(mutant.mapping))) continue
      const { isValid, isFilled } = oracle.judge(mutant)
      const said = check(subject, mutant.mapping).filter((problem) => isNew(problem, usual))
      const isFound = said.some(({ code }) => typeCodes.includes(code))
      const count = byKind.get(mutant.kind) ?? emptyCount()
      byKind.set(mutant.kind, count)
      for (const each of [count, total]) add(each, isValid, isFilled, isFound)
      if (!isFilled && !isFound) missed.push(inWords(mutant))
      const error = said.find(({ severity }) => severity === 'error')
      if (isValid && error !== undefined) falseErrors.push(`${inWords(mutant)}: ${error.message}`)
    }
  }
  return { byKind, total, blamed, falseErrors, missed }
}

/** What only types can tell, and tell for sure. */
const typeCodes: readonly string[] = [
  'map/type',
  'map/required-field',
  'map/unknown-field',
  'map/unknown-path',
]

const check = ({ fields, events }: Subject, mapping: Subject['mapping']): readonly Diagnostic[] =>
  checkMapping(mapping, { schema: fields, event: events })

const isNew = (problem: Diagnostic, known: readonly Diagnostic[]): boolean =>
  !known.some(
    ({ code, pointer, message }) =>
      problem.code === code && problem.pointer === pointer && problem.message === message,
  )

const emptyCount = (): Count => ({ made: 0, useless: 0, foundUseless: 0, invalid: 0, foundInvalid: 0 })

function add(count: Count, isValid: boolean, isFilled: boolean, isFound: boolean): void {
  count.made += 1
  if (!isFilled) count.useless += 1
  if (!isFilled && isFound) count.foundUseless += 1
  if (!isValid) count.invalid += 1
  if (!isValid && isFound) count.foundInvalid += 1
}

const inWords = ({ subject, kind, place, value }: Mutant): string =>
  `${subject.name} /${place.at.join('/')}: ${kind}: ${JSON.stringify(value)}`
