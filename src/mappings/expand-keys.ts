import { call, conditional, type Expression, listOf, nothing, objectOf } from '../expressions/expression.js'
import { absent, kindsOf } from '../expressions/kinds.js'
import { place } from '../expressions/place.js'
import { isPlainObject, type Json } from '../json/value.js'
import { isDirective } from './is-directive.js'
import { isKeyProblem, type KeySteps, parseKey, quotedKey } from './keys.js'
import { isTooDeep, lowerPlain, presentEntries, tooDeep } from './lower.js'
import { formatPath } from './paths.js'
import { isAnyGiven, noneGiven } from './presence.js'
import type { Scope } from './scope.js'

/** A value, or an object or list that is written out, with the place of the output that it goes to. */
interface Part {
  readonly steps: KeySteps
  readonly gives: 'value' | 'object' | 'list'
  readonly value: Json
  readonly scope: Scope
}

/** What lies before an element is filled with null, so a key does not reach further than this. */
const mostElements = 100

/**
 * An object that is written out, where keys say which place of it a value goes to: `info.name` and `info: { name }` are
 * the same, and lie over each other (mappings.md, Keys). What only keys made is there where something in it is.
 */
export function lowerExpanded(mapping: object, scope: Scope): Expression {
  const parts = partsOf(mapping, [], scope)
  return parts.length === 0 ? nothing : combine(parts, 0)
}

/** What is written out, down to values and directives, in the order of the mapping. */
function partsOf(value: unknown, steps: KeySteps, scope: Scope): readonly Part[] {
  if (isTooDeep(scope)) {
    tooDeep(scope)
    return []
  }
  const part = { steps, value: value as Json, scope }
  if (Array.isArray(value))
    return [
      { ...part, gives: 'list' },
      ...Array.from(value, (item, index) => partsOf(item, [...steps, index], scope.below(index))).flat(),
    ]
  if (!isPlainObject(value) || isDirective(part.value)) return [{ ...part, gives: 'value' }]
  return [
    { ...part, gives: 'object' },
    ...presentEntries(value).flatMap(([key, item]) => partsAt(key, item, steps, scope.below(key))),
  ]
}

function partsAt(key: string, value: Json, outer: KeySteps, scope: Scope): readonly Part[] {
  const steps = parseKey(key)
  if (!isKeyProblem(steps) && steps.every(isInLimit))
    return partsOf(value, [...outer, ...steps], scope.deeper(steps.length - 1))
  if (isKeyProblem(steps))
    scope.problem('map/key', `the key "${key}" can not be read: ${steps.message}`, {
      hint: `a name as it is stands in double quotes: ${JSON.stringify(quotedKey(key))}`,
    })
  else
    scope.problem('map/limit', `a key writes to one of the first ${mostElements} elements of a list`, {
      hint: 'write the list out, or go over one by @each',
    })
  // Its value may have problems of its own.
  lowerPlain(value, scope)
  return []
}

const isInLimit = (step: string | number): boolean => typeof step === 'string' || step < mostElements

/** What the parts that share `depth` steps give together. */
function combine(parts: readonly Part[], depth: number): Expression {
  const [first, ...others] = parts
  if (first === undefined) return nothing
  const gives = givesAt(first, depth)
  for (const other of others)
    if (gives === 'value' || givesAt(other, depth) !== gives) conflict(first, other, depth)
  if (gives === 'value') return lowerPlain(first.value, first.scope)
  const fitting = parts.filter((part) => givesAt(part, depth) === gives)
  const written = fitting.find(({ steps }) => steps.length === depth)
  const inner = [...groupBy(fitting, depth)].map(
    ([step, group]) => [step, combine(group, depth + 1)] as const,
  )
  const { scope } = written ?? first
  const whole = place(
    gives === 'object'
      ? objectOf(inner.map(([step, item]) => [String(step), item]))
      : listAt(inner, first, depth),
    scope.pointer,
  )
  return written === undefined
    ? onlyWithContent(
        whole,
        inner.map(([, item]) => item),
        scope.pointer,
      )
    : whole
}

const givesAt = ({ steps, gives }: Part, depth: number): Part['gives'] =>
  depth === steps.length ? gives : typeof steps[depth] === 'number' ? 'list' : 'object'

/** By the step that follows. */
function groupBy(parts: readonly Part[], depth: number): ReadonlyMap<string | number, readonly Part[]> {
  const groups = new Map<string | number, Part[]>()
  for (const part of parts) {
    const step = part.steps[depth]
    const group = step === undefined ? undefined : groups.get(step)
    if (group !== undefined) group.push(part)
    else if (step !== undefined) groups.set(step, [part])
  }
  return groups
}

function conflict(first: Part, part: Part, depth: number): void {
  const name = formatSteps(first.steps.slice(0, depth))
  const [one, other] = [givesAt(first, depth), givesAt(part, depth)]
  const repair =
    one === other
      ? 'leave one of them out'
      : one === 'value' || other === 'value'
        ? 'write one object, or lay one over the other by @merge'
        : 'a name as it is stands in double quotes'
  part.scope.problem(
    'map/key',
    one === other
      ? `two keys stand for "${name}"`
      : `"${name}" can not be both ${words[one]} and ${words[other]}`,
    { hint: `the other key is at ${first.scope.pointer}: ${repair}` },
  )
  if (part.gives === 'value') lowerPlain(part.value, part.scope)
}

const words = { value: 'a value of its own', object: 'an object', list: 'a list' } as const

const formatSteps = (steps: KeySteps): string => formatPath({ start: '', keys: steps }).replace(/^\./, '')

/** What no key fills is null, so that places hold. */
function listAt(
  inner: readonly (readonly [step: string | number, item: Expression])[],
  { steps, scope }: Part,
  depth: number,
): Expression {
  const items = new Map(inner)
  const length = Math.max(0, ...[...items.keys()].map((step) => Number(step) + 1))
  const holes = Array.from({ length }, (_, index) => index).filter((index) => !items.has(index))
  if (holes[0] !== undefined)
    scope.warning(
      'map/key',
      `nothing is written to "${formatSteps([...steps.slice(0, depth), holes[0]])}", so null stands there`,
      {
        hint: 'elements have numbers from 0',
      },
    )
  return listOf(Array.from({ length }, (_, index) => items.get(index) ?? nothing))
}

/** What keys alone made is left out where nothing is in it. */
function onlyWithContent(whole: Expression, content: readonly Expression[], pointer: string): Expression {
  const isSure = content.some((item) => (kindsOf(item) & absent) === 0)
  return isSure
    ? whole
    : place(conditional(call(isAnyGiven, content), whole, call(noneGiven, content)), pointer)
}
