import { isObject, type Json } from '../../../src/json/value.js'
import { constantOf } from '../constant.js'
import type { Difference } from '../difference.js'
import type { KnownDefect } from '../known-defect.js'
import { byUs } from '../ours.js'
import { agree, isRefused, type Outcome } from '../outcome.js'
import { findersOf } from '../parts.js'
import { partByPeer, watchPeer } from '../peer.js'
import { bodyOf, gives, optionsOf, refusedOnlyByPeer } from './asking.js'
import { mergeOf } from './merges.js'

/** The options that the peer's directives have; of `@if` and `@case` Waybill has more. */
const knownOptions: Readonly<Record<string, readonly string[]>> = {
  '@if': ['exists', 'blank', 'then', 'else'],
  '@case': ['operator', 'value'],
  '@replace': ['value', 'pattern', 'replacement', 'pattern2', 'replacement2', 'ignorecase', 'global'],
  '@flatten': ['value', 'separator', 'omitArrays'],
  '@json': ['mode', 'value'],
  '@merge': ['objects', 'direction'],
  '@transform': ['apply', 'mapping'],
}

const directiveKeys = (mapping: Json): readonly string[] =>
  isObject(mapping) ? Object.keys(mapping).filter((key) => key.startsWith('@')) : []

/** The value that JSON text stands for. */
const decoded = (outcome: Outcome): Outcome =>
  !isRefused(outcome) && typeof outcome.value === 'string' ? { value: JSON.parse(outcome.value) } : outcome

/** Whether an object has a key called `__proto__` anywhere. */
function hasProto(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return Object.hasOwn(value, '__proto__') || Object.values(value).some(hasProto)
}

/** A value without every key called `__proto__`. */
function withoutProto(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutProto)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) =>
      key === '__proto__' ? [] : [[key, withoutProto(inner)]],
    ),
  )
}

const isUnreached = ({ mapping, event, peer, ours }: Difference): boolean => {
  if (isRefused(peer) || !isRefused(ours) || !ours.isEarly) return false
  return findersOf(mapping).some((find) => {
    const part = find(mapping)
    if (part === undefined) return false
    const root = part.roots(event)[0]
    return isRefused(partByPeer(part.mapping, root)) && isRefused(byUs(part.mapping, root))
  })
}

/** Whether the peer writes into the event, and gives what Waybill gives where each part has an event of its own. */
const isWrittenInto = ({ mapping, event, peer, ours }: Difference): boolean => {
  const { event: left } = watchPeer(mapping, event)
  if (agree({ value: event }, { value: left })) return false
  const apart = findersOf(mapping).reduce<Json>((whole, find) => {
    const part = find(whole)
    return part === undefined ? whole : part.put(constantOf(partByPeer(part.mapping, part.roots(event)[0])))
  }, mapping)
  const unchanged = partByPeer(apart, event)
  if (agree(unchanged, ours)) return true
  return !agree(unchanged, peer) && mergeOf({ mapping: apart, event, peer: unchanged, ours }) !== undefined
}

export const languageDefects: readonly KnownDefect[] = [
  {
    name: 'a missing value leaves a hole in a list',
    why: 'mappings.md, Rules 1: inside a list undefined becomes null',
    example: { mapping: { list: [{ '@path': '$.missing' }, 1] }, event: {} },
    matches: ({ peer, ours }) =>
      !isRefused(peer) &&
      Array.isArray(peer.value) &&
      peer.value.includes(undefined) &&
      gives(
        ours,
        Array.from(peer.value, (item) => item ?? null),
      ),
  },
  {
    name: 'a missing field of @merge keeps its place, which shows where the result becomes text',
    why: 'mappings.md, Rules 1: a key whose value is undefined is not there',
    example: {
      mapping: {
        text: {
          '@json': {
            mode: 'encode',
            value: {
              '@merge': {
                direction: 'right',
                objects: [{ a: { '@path': '$.missing' } }, { b: 1 }, { a: 2 }],
              },
            },
          },
        },
      },
      event: {},
    },
    matches: ({ mapping, peer, ours }) =>
      optionsOf(mapping, '@json')?.mode === 'encode' &&
      JSON.stringify(mapping).includes('"@merge"') &&
      agree(decoded(peer), decoded(ours)),
  },
  {
    name: 'a key called __proto__ in a mapping is lost',
    why: 'mappings.md, Rules 3: a key called `__proto__` in a mapping becomes an ordinary own key',
    example: { mapping: { extra: { ['__proto__']: 1, id: 2 } }, event: {} },
    matches: ({ mapping, peer, ours }) =>
      !isRefused(peer) && !isRefused(ours) && hasProto(mapping) && gives(peer, withoutProto(ours.value)),
  },
  {
    name: 'a field of the event called __proto__ is lost',
    why: 'mappings.md, Rules 3: an own field called `__proto__` is a field like any other',
    example: {
      mapping: { all: { '@path': '$.properties' } },
      event: { properties: { ['__proto__']: 1, id: 2 } },
    },
    matches: ({ mapping, event, peer, ours }) =>
      !isRefused(peer) &&
      !isRefused(ours) &&
      !hasProto(mapping) &&
      hasProto(event) &&
      gives(peer, withoutProto(ours.value)),
  },
  {
    name: 'a field called toString or valueOf makes text and comparisons fail',
    why: 'mappings.md, Rules 3 and 5: names of JavaScript mean nothing, and at run time a directive gives a value',
    example: {
      mapping: { all: { '@template': '{{properties}}' } },
      event: { properties: { toString: 1 } },
    },
    matches: (difference) => refusedOnlyByPeer(difference, /^Cannot convert object to primitive value$/),
  },
  {
    name: 'an option that does not exist is ignored',
    why: 'mappings.md, Rules 4: an unknown option is known at compile time',
    example: { mapping: { id: { '@case': { operator: 'lower', value: 'A', valeu: 'B' } } }, event: {} },
    matches: ({ mapping, peer, ours }) =>
      !isRefused(peer) &&
      isRefused(ours) &&
      Object.entries(knownOptions).some(([directive, known]) => {
        const options = bodyOf(mapping, directive)
        if (!isObject(options)) return false
        const unknown = Object.keys(options).filter((name) => !known.includes(name))
        return unknown.some((name) => ours.pointers.includes(`/${directive}/${name}`))
      }),
  },
  {
    name: 'a mistake that this event does not reach is not found',
    why: 'mappings.md, Rules 4: everything that can be known before an event arrives is known at compile time',
    example: {
      mapping: { list: [{ '@if': { exists: { '@path': '$.id' }, then: { '@nope': 1 }, else: 'none' } }] },
      event: {},
    },
    matches: isUnreached,
  },
  {
    name: 'a directive beside other keys is plain data where it is not validated',
    why: 'mappings.md, first lines: a directive is the only key of its object, `_metadata` aside',
    example: { mapping: { list: [{ '@path': '$.id', label: 'Id' }] }, event: { id: 1 } },
    matches: ({ mapping, peer, ours }) =>
      !isRefused(peer) &&
      isRefused(ours) &&
      directiveKeys(mapping).length > 0 &&
      Object.keys(mapping as object).some((key) => !key.startsWith('@') && key !== '_metadata'),
  },
  {
    name: 'of two directives in one object the first runs where they are not validated',
    why: 'mappings.md, first lines: a directive is the only key of its object',
    example: { mapping: { list: [{ '@path': '$.id', '@template': '{{id}}' }] }, event: { id: 1 } },
    matches: ({ mapping, peer, ours }) =>
      !isRefused(peer) && isRefused(ours) && directiveKeys(mapping).length > 1,
  },
  {
    name: 'counters of @liquid are written into the event, where later fields read them',
    why: 'mappings.md, `@liquid`: rendered over a fresh scope, so that `increment` can not write into the event',
    example: {
      mapping: { count: { '@liquid': '{% increment n %}' }, n: { '@path': '$.n' } },
      event: { n: 4 },
    },
    matches: isWrittenInto,
  },
]
