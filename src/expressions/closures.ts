import { isPlainKey, readOwn, setOwn } from '../json/own.js'
import { meterOf } from './budget/meter.js'
import { Work } from './budget/work.js'
import type { Call, Expression, Lambda, Loop, ObjectOf, Read } from './expression.js'
import { type Closure, type Frame, notYet, Places, workAt } from './frame.js'
import type { Looks, NativeFunction } from './native.js'
import { shareReads } from './share-reads.js'
import { nodesOfRound, sharedNodes } from './sharing.js'

/** `lambda` as nested functions: no code is generated, so it runs where `eval` is forbidden. */
export function closeOver(lambda: Lambda): NativeFunction {
  const shared = shareReads(lambda.body)
  const meter = meterOf({ ...lambda, body: shared })
  const places = new Places(sharedNodes(shared), meter)
  for (const parameter of lambda.parameters) places.of(parameter)
  const body = close(shared, places)
  const start = places.startFrame()
  const { length } = lambda.parameters
  const startRun = (args: readonly unknown[]): Frame => {
    const frame = start.slice()
    for (let index = 0; index < length; index += 1) frame[index] = args[index]
    return frame
  }
  if (meter === undefined) return (...args) => body(startRun(args))
  return (...args) => {
    const frame = startRun(args)
    const work = new Work(meter.most)
    frame[places.work] = work
    const result = body(frame)
    if (meter.result) work.look(result, 'everywhere')
    return result
  }
}

function close(expression: Expression, places: Places): Closure {
  return places.shared.has(expression)
    ? places.once(expression, () => closeNode(expression, places))
    : closeNode(expression, places)
}

function closeNode(expression: Expression, places: Places): Closure {
  switch (expression.kind) {
    case 'literal': {
      const { value } = expression
      return () => value
    }
    case 'variable': {
      const place = places.of(expression)
      return (frame) => frame[place]
    }
    case 'read':
      return closeRead(expression, places)
    case 'object':
      return closeObject(expression, places)
    case 'list': {
      const items = expression.items.map((item) => closePart(expression, item, places))
      return (frame) => items.map((item) => orNull(item(frame)))
    }
    case 'call':
      return closeCall(expression, places)
    case 'not': {
      const operand = close(expression.operand, places)
      return (frame) => operand(frame) !== true
    }
    case 'and': {
      const operands = expression.operands.map((operand) => close(operand, places))
      return (frame) => operands.every((operand) => operand(frame) === true)
    }
    case 'or': {
      const operands = expression.operands.map((operand) => close(operand, places))
      return (frame) => operands.some((operand) => operand(frame) === true)
    }
    case 'conditional': {
      const test = close(expression.test, places)
      const then = close(expression.then, places)
      const otherwise = close(expression.otherwise, places)
      return (frame) => (test(frame) === true ? then(frame) : otherwise(frame))
    }
    case 'coalesce': {
      const values = expression.values.map((value) => close(value, places))
      return (frame) => {
        let result: unknown
        for (const value of values) {
          result = value(frame)
          if (result !== undefined && result !== null) break
        }
        return result
      }
    }
    case 'loop':
      return closeLoop(expression, places)
  }
}

/** A path in one closure, as far as its keys need no care and no prefix is shared. */
function closeRead({ from, key }: Read, places: Places): Closure {
  if (!isPlainKey(key)) {
    const value = close(from, places)
    return (frame) => readOwn(value(frame), key)
  }
  const keys = [key]
  let start = from
  while (start.kind === 'read' && isPlainKey(start.key) && !places.shared.has(start)) {
    keys.unshift(start.key)
    start = start.from
  }
  const value = close(start, places)
  return (frame) => {
    let reached = value(frame) as Record<string, unknown> | null | undefined
    for (let index = 0; index < keys.length; index += 1) {
      if (reached === null || reached === undefined) break
      reached = reached[keys[index] as string] as Record<string, unknown> | null | undefined
    }
    return reached
  }
}

/** A value that becomes a part of what `keeper` makes. */
function closePart(keeper: Expression, part: Expression, places: Places): Closure {
  const value = close(part, places)
  if (places.meter?.kept.get(keeper)?.has(part) !== true) return value
  const workIn = workAt(places.work)
  return (frame) => {
    const made = value(frame)
    workIn(frame).look(made, 'everywhere')
    return made
  }
}

function closeObject(node: ObjectOf, places: Places): Closure {
  const { entries } = node
  const fields = entries.map(([key, value]) => ({ key, value: closePart(node, value, places) }))
  const write = entries.some(([key]) => key === '__proto__') ? setOwn : setPlain
  return (frame) => {
    const result: Record<string, unknown> = {}
    for (const { key, value } of fields) {
      const item = value(frame)
      if (item !== undefined) write(result, key, item)
    }
    return result
  }
}

/** For names that no setter waits for. */
function setPlain(target: Record<string, unknown>, key: string, value: unknown): void {
  target[key] = value
}

function closeCall(call: Call, places: Places): Closure {
  const { native, options } = call
  const args = call.args.map((arg) => close(arg, places))
  const counted = places.meter === undefined ? undefined : native.count?.(options)
  if (counted !== undefined) {
    const workIn = workAt(places.work)
    return (frame) => counted(workIn(frame), ...args.map((arg) => arg(frame)))
  }
  const apply = native.prepare(options)
  const looks = places.meter?.looks.get(call)
  return looks === undefined ? closeApply(apply, args) : closeLooking(call, apply, args, looks, places)
}

/** A call that is charged for what it looks at. */
function closeLooking(
  call: Call,
  apply: NativeFunction,
  args: readonly Closure[],
  looks: Looks,
  places: Places,
): Closure {
  const workIn = workAt(places.work)
  const isWritten = call.args.map(({ kind }) => kind === 'literal')
  return (frame) => {
    const work = workIn(frame)
    const values = args.map((arg) => arg(frame))
    for (let index = 0; index < values.length; index += 1)
      if (isWritten[index] !== true) work.look(values[index], looks)
    const result = apply(...values)
    if (call.native.grows === true) work.look(result, 'everywhere')
    return result
  }
}

function closeApply(apply: NativeFunction, args: readonly Closure[]): Closure {
  const [first, second] = args
  if (first !== undefined && args.length === 1) return (frame) => apply(first(frame))
  if (first !== undefined && second !== undefined && args.length === 2)
    return (frame) => apply(first(frame), second(frame))
  return (frame) => apply(...args.map((arg) => arg(frame)))
}

function closeLoop(node: Loop, places: Places): Closure {
  const { mode, element, index, where, body } = node
  const items = closeList(node, places)
  const elementPlace = places.of(element)
  const indexPlace = places.of(index)
  const condition = where === undefined ? () => true : close(where, places)
  const run = mode === 'map' ? closePart(node, body, places) : close(body, places)
  const renewed = [...nodesOfRound(node)]
    .filter((inside) => places.shared.has(inside))
    .map((inside) => places.of(inside))
  /** Visits the elements that meet the condition until one visit says stop; whether one did. */
  const visitEach = (
    list: unknown,
    frame: Frame,
    visit: (value: unknown, item: unknown) => boolean,
  ): boolean => {
    if (!Array.isArray(list)) return false
    for (let position = 0; position < list.length; position += 1) {
      frame[elementPlace] = list[position]
      frame[indexPlace] = position
      for (const place of renewed) frame[place] = notYet
      if (condition(frame) === true && visit(run(frame), list[position])) return true
    }
    return false
  }
  switch (mode) {
    case 'map':
      return (frame) => {
        const result: unknown[] = []
        visitEach(items(frame), frame, (value) => {
          result.push(orNull(value))
          return false
        })
        return result
      }
    case 'some':
      return (frame) => visitEach(items(frame), frame, (value) => value === true)
    case 'every':
      return (frame) => {
        const list = items(frame)
        return Array.isArray(list) && !visitEach(list, frame, (value) => value !== true)
      }
    case 'find':
      return (frame) => {
        let found: unknown
        visitEach(items(frame), frame, (value, item) => {
          if (value !== true) return false
          found = item
          return true
        })
        return found
      }
  }
}

/** The list of a loop, of which all rounds are charged at once. */
function closeList(node: Loop, places: Places): Closure {
  const items = close(node.list, places)
  const weight = places.meter?.weights.get(node)
  if (weight === undefined) return items
  const workIn = workAt(places.work)
  return (frame) => {
    const list = items(frame)
    workIn(frame).enter(list, weight)
    return list
  }
}

const orNull = (value: unknown): unknown => (value === undefined ? null : value)
