import { createRequire } from 'node:module'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { ValueFailure } from '../../src/expressions/failure.js'
import { compileMapping } from '../../src/mappings/index.js'
import { deepFreeze } from './back-ends.js'
import { liquidEvent, liquidTemplate } from './liquid-templates.js'

/** `@liquid` beside the public package, which is the reference for what templates print, in UTC. */

const { transform }: typeof import('@segment/actions-core') = createRequire(import.meta.url)(
  '@segment/actions-core',
)

beforeAll(() => {
  process.env.TZ = 'UTC'
})

type Result = { readonly text: unknown } | { readonly failure: string }

function byPeer(template: string): Result {
  try {
    return { text: transform({ a: { '@liquid': template } }, structuredClone(liquidEvent)).a }
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) }
  }
}

function byUs(template: string): Result {
  const apply = compileMapping({ '@liquid': template })
  try {
    return { text: apply(deepFreeze(liquidEvent)) }
  } catch (error) {
    if (error instanceof ValueFailure) return { failure: error.code }
    throw error
  }
}

/** Failures of the public package that are defects of it, by how their message begins. */
const knownFailures: readonly (readonly [message: string, why: string])[] = [
  ['URI malformed', 'text that is not encoded comes back as it is; half a character is replaced'],
  ['memory alloc limit exceeded', 'a large number given as a length is not memory'],
  ['Invalid time zone specified: ', 'a zone that is empty text is no zone, which is UTC'],
]

it('gives what the public package gives, but for its known failures', () => {
  const property = fc.property(liquidTemplate, (template) => {
    const [theirs, ours] = [byPeer(template), byUs(template)]
    if (!('failure' in theirs)) expect(ours).toEqual(theirs)
    else if (!('failure' in ours))
      expect(
        knownFailures.some(([message]) => theirs.failure.startsWith(message)),
        theirs.failure,
      ).toBe(true)
  })
  fc.assert(property, { numRuns: 800, seed: 11 })
})

describe('known defects of the public package', () => {
  it.each([
    ['{{ nil | json }}', '{}', 'null', 'filters see its own object for nil'],
    ['{{ empty | json }}', '{}', '""', 'the same for empty and blank'],
    ['{{ size }}', '0', '', 'a name that the data does not have is read from an empty object'],
    [
      '{{ properties.tags | slice: "1", 1 }}',
      'greenblue',
      'green',
      'texts are glued where numbers are meant',
    ],
    ['{{ event.properties.name }}', '', 'spongebob', 'the event has its fields (mappings.md)'],
  ])('%s gives %j there and %j here: %s', (template, theirs, ours) => {
    expect(byPeer(template)).toEqual({ text: theirs })
    expect(byUs(template)).toEqual({ text: ours })
  })
})
