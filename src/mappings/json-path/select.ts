import type { Work } from '../../expressions/budget/work.js'
import { ValueFailure } from '../../expressions/failure.js'
import { isObject } from '../../json/value.js'
import { fieldOf } from '../lower-path.js'
import { compare } from './compare.js'
import type { Operand, Step, Test, TypeName } from './steps.js'

/** A place in the data: the value there, its key or index, and the place that holds it. */
interface Place {
  readonly value: unknown
  readonly key: string | number | undefined
  readonly parent: Place | undefined
}

/** Called for every place that is looked at. */
type Count = () => void

const mostPlaces = 1_000_000

/** What a place costs of a run's work. */
const ofPlace = 9

/**
 * The values to which the steps lead, one after the other, in the order of the data. `roots` are the values of the
 * filters' paths from the root. Reads own fields only; `work` is that of the whole run. Throws `ValueFailure` beyond a million places.
 */
export function* select(
  value: unknown,
  steps: readonly Step[],
  roots: readonly unknown[],
  work?: Work,
): Generator<unknown, void> {
  const count = counter(work)
  const start: Iterable<Place> = [{ value, key: undefined, parent: undefined }]
  for (const place of steps.reduce((places, step) => follow(places, step, roots, count), start))
    yield place.value
}

/** Each further step can multiply the places, so no length of a path or depth of data is safe by itself. */
function counter(work: Work | undefined): Count {
  let places = 0
  return () => {
    places += 1
    work?.spend(ofPlace)
    if (places > mostPlaces)
      throw new ValueFailure('JSONPATH_LIMIT', `the path leads through more than ${mostPlaces} places`)
  }
}

function* follow(
  places: Iterable<Place>,
  step: Step,
  roots: readonly unknown[],
  count: Count,
): Generator<Place, void> {
  for (const place of places) {
    count()
    yield* nextPlaces(place, step, roots, count)
  }
}

function nextPlaces(place: Place, step: Step, roots: readonly unknown[], count: Count): Iterable<Place> {
  switch (step.step) {
    case 'names':
      return namedIn(place, step.names, count)
    case 'all':
      return childrenOf(place, count)
    case 'descend':
      return descendants(place, count)
    case 'parent':
      return place.parent === undefined ? [] : [place.parent]
    case 'key':
      return [{ ...place, value: place.key }]
    case 'slice':
      return Array.isArray(place.value) ? slice(place.value, place, step, count) : []
    case 'type':
      return isOfType(place.value, step.type) ? [place] : []
    case 'filter':
      return filtered(place, step.test, roots, count)
  }
}

function* namedIn(place: Place, names: readonly string[], count: Count): Generator<Place, void> {
  for (const name of names) {
    count()
    const child = childAt(place, name)
    if (child !== undefined) yield child
  }
}

function childAt(parent: Place, name: string): Place | undefined {
  if (parent.value === null) return undefined
  const value = fieldOf(parent.value, name)
  const key = Array.isArray(parent.value) && name !== 'length' ? Number(name) : name
  return value === undefined ? undefined : { value, key, parent }
}

function* childrenOf(parent: Place, count: Count): Generator<Place, void> {
  const { value: holder } = parent
  if (Array.isArray(holder)) {
    for (const [key, value] of holder.entries()) {
      count()
      if (value !== undefined) yield { value, key, parent }
    }
  } else if (isObject(holder)) {
    for (const key of Object.keys(holder)) {
      count()
      const value = holder[key]
      if (value !== undefined) yield { value, key, parent }
    }
  }
}

/** A place, and every list and object below it, each before what it holds; without recursion, as data can be deep. */
function* descendants(place: Place, count: Count): Generator<Place, void> {
  const open = [[place][Symbol.iterator]()] as Iterator<Place>[]
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const { value: next, done } = top.next()
    if (done === true) open.pop()
    else {
      yield next
      open.push(holdersIn(next, count))
    }
  }
}

function* holdersIn(place: Place, count: Count): Generator<Place, void> {
  for (const child of childrenOf(place, count))
    if (typeof child.value === 'object' && child.value !== null) yield child
}

function* slice(
  items: readonly unknown[],
  parent: Place,
  { start, end, by }: Extract<Step, { step: 'slice' }>,
  count: Count,
): Generator<Place, void> {
  const place = (at: number) => Math.min(items.length, at < 0 ? Math.max(0, items.length + at) : at)
  const stop = place(end ?? items.length)
  for (let key = place(start); key < stop; key += by) {
    count()
    yield { value: items[key], key, parent }
  }
}

function* filtered(
  place: Place,
  test: Test,
  roots: readonly unknown[],
  count: Count,
): Generator<Place, void> {
  for (const child of childrenOf(place, count)) if (holds(child, test, roots)) yield child
}

function holds(element: Place, test: Test, roots: readonly unknown[]): boolean {
  switch (test.test) {
    case 'or':
      return test.tests.some((inner) => holds(element, inner, roots))
    case 'and':
      return test.tests.every((inner) => holds(element, inner, roots))
    case 'not':
      return !holds(element, test.of, roots)
    case 'holds':
      return Boolean(operandValue(element, test.operand, roots))
    case 'compare':
      return compare(
        operandValue(element, test.left, roots),
        test.operator,
        operandValue(element, test.right, roots),
      )
  }
}

function operandValue(element: Place, operand: Operand, roots: readonly unknown[]): unknown {
  if ('literal' in operand) return operand.literal
  if ('root' in operand) return roots[operand.root]
  if ('keys' in operand) return operand.keys.reduce(fieldOf, element.value)
  return operand.special === 'property' ? element.key : undefined
}

function isOfType(value: unknown, type: TypeName): boolean {
  switch (type) {
    case 'null':
      return value === null
    case 'array':
      return Array.isArray(value)
    case 'object':
      return typeof value === 'object' && value !== null
    case 'scalar':
      return typeof value !== 'object' || value === null
    case 'integer':
      return Number.isInteger(value)
    default:
      return typeof value === type
  }
}
