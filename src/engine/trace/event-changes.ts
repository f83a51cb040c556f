import { isList, isObject } from '../../json/value.js'
import { formatPath } from '../../mappings/index.js'
import type { EventChange } from './trace.js'

/** More are not told: who changes more has made another event. */
const mostChanges = 100

/** What a step made of an event, place by place. `changed` is what a value that became another one is called. */
export function eventChanges(
  before: unknown,
  after: unknown,
  changed: 'changed' | 'hashed',
): readonly EventChange[] {
  const changes: EventChange[] = []
  compare(before, after, [])
  return changes

  function compare(one: unknown, other: unknown, keys: readonly (string | number)[]): void {
    if (one === other || changes.length >= mostChanges) return
    if (isList(one) && isList(other)) compareKeys(indexed(one), indexed(other), keys, Number)
    else if (isObject(one) && isObject(other)) compareKeys(one, other, keys, (key) => key)
    else if (!Object.is(one, other)) tell(one === undefined ? 'added' : changed, keys)
  }

  function compareKeys(
    one: Record<string, unknown>,
    other: Record<string, unknown>,
    keys: readonly (string | number)[],
    keyOf: (key: string) => string | number,
  ): void {
    for (const key of Object.keys(one)) {
      const place = [...keys, keyOf(key)]
      if (Object.hasOwn(other, key)) compare(one[key], other[key], place)
      else tell('removed', place)
    }
    for (const key of Object.keys(other)) if (!Object.hasOwn(one, key)) tell('added', [...keys, keyOf(key)])
  }

  function tell(change: EventChange['change'], keys: readonly (string | number)[]): void {
    if (changes.length < mostChanges) changes.push({ change, path: formatPath({ start: '$', keys }) })
  }
}

const indexed = (list: readonly unknown[]): Record<string, unknown> => Object.fromEntries(list.entries())
