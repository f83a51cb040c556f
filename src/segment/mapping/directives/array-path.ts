import {
  call,
  conditional,
  defineNative,
  type Expression,
  kinds,
  loop,
  variable,
} from '../../../expressions/index.js'
import type { KitDirective } from '../directive.js'
import { fail } from '../fail.js'
import { keysFromRoot } from '../keys-of-path.js'
import { isDirective } from '../lower-part.js'
import type { Place } from '../place.js'
import { isObject, realTypeOf } from '../real-type-of.js'

/** `[path, shape?]`: the shape for each element, where paths start from it; one object is a list of one. */
export const arrayPath: KitDirective = {
  name: '@arrayPath',
  lower(parts, place) {
    if (!Array.isArray(parts)) return fail(`@arrayPath expected array, got ${realTypeOf(parts)}`)
    const [path, shape]: unknown[] = parts
    const items = typeof path === 'string' ? place.read(keysFromRoot(path)) : place.lower(path)
    if (!isObject(shape) || Object.keys(shape).length === 0) return items
    return conditional(call(isListOrObject, [items]), eachAs(shape, items, place), items)
  },
}

function eachAs(shape: Readonly<Record<string, unknown>>, items: Expression, place: Place): Expression {
  const [element, index] = [variable('element'), variable('index')]
  const body = place.withRoot(element).lower(shape)
  const each = (made: Expression): Expression =>
    loop({ mode: 'map', list: call(listOfOne, [items]), element, index, where: undefined, body: made })
  return isDirective(shape) ? call(withoutMarks, [each(call(markMissing, [body]))]) : each(body)
}

const isListOrObject = defineNative({
  name: 'isListOrObject',
  returns: kinds.boolean,
  looks: () => 'nowhere',
  apply: (value) => Array.isArray(value) || isObject(value),
})

const listOfOne = defineNative({
  name: 'listOfOne',
  returns: kinds.list,
  looks: () => 'nowhere',
  apply: (value) => (Array.isArray(value) ? value : [value]),
})

/** A loop makes null of what is missing, where the public kit keeps it: a mark goes through the loop in its place. */
const missing = Symbol('missing')

const markMissing = defineNative({
  name: 'markMissing',
  returns: kinds.anything & ~kinds.absent,
  looks: () => 'nowhere',
  apply: (value) => (value === undefined ? missing : value),
})

const withoutMarks = defineNative({
  name: 'withoutMarks',
  returns: kinds.list,
  apply: (items) =>
    Array.isArray(items) ? items.map((item: unknown) => (item === missing ? undefined : item)) : items,
})
