/**
 * A set of numbers or texts as the places where an ordered line passes into it and out of it again. `cuts` ascend;
 * each lies just before or just after a value.
 */
export interface Ranges<Value extends Ordered> {
  readonly beginsInside: boolean
  readonly cuts: readonly Cut<Value>[]
}

export type Ordered = number | string

interface Cut<Value> {
  readonly value: Value
  readonly after: boolean
}

type Compare<Value> = (one: Value, other: Value) => number

export const everything: Ranges<never> = { beginsInside: true, cuts: [] }
export const none: Ranges<never> = { beginsInside: false, cuts: [] }

export const exactly = <Value extends Ordered>(value: Value): Ranges<Value> => ({
  beginsInside: false,
  cuts: [
    { value, after: false },
    { value, after: true },
  ],
})

/** What is less than `value`, and with `inclusive` itself. */
export const upTo = <Value extends Ordered>(value: Value, inclusive: boolean): Ranges<Value> => ({
  beginsInside: true,
  cuts: [{ value, after: inclusive }],
})

export const from = <Value extends Ordered>(value: Value, inclusive: boolean): Ranges<Value> =>
  complement(upTo(value, !inclusive))

export const complement = <Value extends Ordered>({ beginsInside, cuts }: Ranges<Value>): Ranges<Value> => ({
  beginsInside: !beginsInside,
  cuts,
})

export const isNone = <Value extends Ordered>({ beginsInside, cuts }: Ranges<Value>): boolean =>
  !beginsInside && cuts.length === 0

/** One walk along both lines: wherever one of them is cut, the outcome may change. */
export function intersect<Value extends Ordered>(
  one: Ranges<Value>,
  other: Ranges<Value>,
  compare: Compare<Value>,
): Ranges<Value> {
  if (isAll(one) || isNone(other)) return other
  if (isAll(other) || isNone(one)) return one
  const cuts: Cut<Value>[] = []
  let [left, right] = [0, 0]
  let inside = one.beginsInside && other.beginsInside
  const beginsInside = inside
  for (;;) {
    const next = earlier(one.cuts[left], other.cuts[right], compare)
    if (next === undefined) return { beginsInside, cuts }
    if (isSame(one.cuts[left], next, compare)) left += 1
    if (isSame(other.cuts[right], next, compare)) right += 1
    const now = isInside(one, left) && isInside(other, right)
    if (now !== inside) cuts.push(next)
    inside = now
  }
}

export const unite = <Value extends Ordered>(
  one: Ranges<Value>,
  other: Ranges<Value>,
  compare: Compare<Value>,
): Ranges<Value> => complement(intersect(complement(one), complement(other), compare))

/** The values one by one, where the set is nothing but single values. */
export function singleValues<Value extends Ordered>({
  beginsInside,
  cuts,
}: Ranges<Value>): readonly Value[] | undefined {
  const entries = cuts.filter((_, index) => index % 2 === 0)
  const isSingle =
    !beginsInside &&
    cuts.length % 2 === 0 &&
    entries.every(({ value, after }, index) => !after && cuts[2 * index + 1]?.value === value)
  return isSingle ? entries.map(({ value }) => value) : undefined
}

const isAll = <Value extends Ordered>({ beginsInside, cuts }: Ranges<Value>): boolean =>
  beginsInside && cuts.length === 0

/** Whether the line is in the set once `passed` cuts are behind. */
const isInside = <Value extends Ordered>({ beginsInside }: Ranges<Value>, passed: number): boolean =>
  beginsInside === (passed % 2 === 0)

function earlier<Value>(
  one: Cut<Value> | undefined,
  other: Cut<Value> | undefined,
  compare: Compare<Value>,
): Cut<Value> | undefined {
  if (one === undefined || other === undefined) return one ?? other
  const order = compare(one.value, other.value) || Number(one.after) - Number(other.after)
  return order <= 0 ? one : other
}

const isSame = <Value>(cut: Cut<Value> | undefined, next: Cut<Value>, compare: Compare<Value>): boolean =>
  cut !== undefined && cut.after === next.after && compare(cut.value, next.value) === 0
