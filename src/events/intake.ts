import { nearest } from '../diagnostics/suggest.js'
import { readOwn } from '../json/own.js'
import { isObject } from '../json/value.js'
import { eventTypes } from './event.js'
import { describe, type IntakeCode, type IntakeRule, intakeRules } from './rules.js'

export type IntakeMode = 'lenient' | 'strict'

/** Why an event is refused. Plain JSON. */
export interface IntakeProblem {
  readonly code: IntakeCode
  /** What was expected and what was found, in plain words. */
  readonly reason: string
  /** The fields of the event that the reason speaks of. */
  readonly fields?: readonly string[]
}

const longestQuotedName = 40

/** The rules of each type, in the order of the table. A map: no type name can reach a prototype. */
const rulesByType: ReadonlyMap<unknown, readonly IntakeRule[]> = new Map(
  eventTypes.map((type) => [type, intakeRules.filter((rule) => rule.types.includes(type))]),
)

/**
 * The first problem of an event, or undefined where it can go on (engine.md, step 1; requirements.md R89, R90).
 * `lenient` asks for an object of a known type, `strict` also for the fields that its type needs.
 * Takes anything, throws nothing, changes nothing, and reads own properties only.
 */
export function checkIntake(event: unknown, mode: IntakeMode): IntakeProblem | undefined {
  try {
    const rules = isObject(event) ? rulesByType.get(readOwn(event, 'type')) : undefined
    if (rules === undefined) return envelopeProblem(event)
    // The length of a messageId is a limit of the public API (R89), so strict: an event is not lost for its id.
    return mode === 'strict' ? firstBroken(rules, event) : undefined
  } catch {
    // Only an exotic object comes here: a getter that throws, a revoked proxy.
    return { code: 'bad_request', reason: 'an event is plain data, reading this one fails' }
  }
}

function envelopeProblem(event: unknown): IntakeProblem {
  if (!isObject(event)) {
    return { code: 'bad_request', reason: `an event is an object with a type, this is ${describe(event)}` }
  }
  return { code: 'bad_request', reason: typeReason(readOwn(event, 'type')), fields: ['type'] }
}

function typeReason(type: unknown): string {
  if (type === undefined) return `an event has a type: ${eventTypes.join(', ')}`
  if (typeof type !== 'string') return `the type of an event is text, this is ${describe(type)}`
  // The distance to a text of any length would cost its length for each known name.
  if (type.length > longestQuotedName) {
    return `there is no event type ${JSON.stringify(`${type.slice(0, longestQuotedName)}…`)}`
  }
  const meant = nearest(type, eventTypes)
  const hint = meant === undefined ? `, only ${eventTypes.join(', ')}` : `, did you mean "${meant}"?`
  return `there is no event type ${JSON.stringify(type)}${hint}`
}

function firstBroken(rules: readonly IntakeRule[], event: unknown): IntakeProblem | undefined {
  for (const rule of rules) {
    if (isBroken(rule, event)) return problemOf(rule, event)
  }
  return undefined
}

function isBroken(rule: IntakeRule, event: unknown): boolean {
  for (const field of rule.fields) {
    if (!rule.refuses(readOwn(event, field))) return false
  }
  return true
}

function problemOf({ code, fields, reason }: IntakeRule, event: unknown): IntakeProblem {
  const [found] = fields.map((field) => readOwn(event, field)).filter((value) => value !== undefined)
  return {
    code,
    reason: found === undefined ? reason : `${reason}, not ${describe(found)}`,
    fields: [...fields],
  }
}
