import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '../../src/json/value.js'
import { checkMapping, compileMapping, explainMapping, readsOf } from '../../src/mappings/index.js'
import { parsePath } from '../../src/mappings/paths.js'
import { anyData, mappingOfRegistry } from './arbitraries.js'
import { exactText } from './canonical-text.js'
import { changeElsewhere } from './change-elsewhere.js'
import { record } from './recording.js'

/** The paths that a mapping declares to read, against what it does read. */

const isValid = (mapping: Json): boolean =>
  checkMapping(mapping).every(({ severity }) => severity !== 'error')
const path = (text: string): Json => ({ '@path': text })

const declaredBy = (mapping: Json): readonly (readonly string[])[] =>
  readsOf(mapping).map((text) => {
    const parsed = parsePath(text)
    if ('message' in parsed) throw new Error(parsed.message)
    return parsed.keys
  })

/** Whether one of two paths leads through the other. */
const agree = (one: readonly string[], other: readonly string[]): boolean =>
  one.every((key, index) => index >= other.length || key === other[index])

/** What the mapping gives, or how it fails. */
function outcomeOf(mapping: Json, data: unknown): string {
  const { output, failure } = explainMapping(mapping, data)
  return failure === undefined ? exactText(output) : `${failure.code}: ${failure.message}`
}

describe('the reads of a mapping', () => {
  it('are all that it reads, on any data', () => {
    fc.assert(
      fc.property(mappingOfRegistry, anyData, (mapping, data) => {
        fc.pre(isValid(mapping))
        const declared = declaredBy(mapping)
        const { recorded, reads } = record(data)
        try {
          compileMapping(mapping, { evaluation: 'closures' })(recorded)
        } catch {
          // What was read before it failed counts as well.
        }
        for (const keys of reads)
          expect(
            declared.some((one) => agree(one, keys)),
            keys.join('.'),
          ).toBe(true)
      }),
      { numRuns: 1_000, maxSkipsPerRun: 1_000 },
    )
  })

  it('are all that its output depends on', () => {
    fc.assert(
      fc.property(mappingOfRegistry, anyData, (mapping, data) => {
        fc.pre(isValid(mapping))
        const changed = changeElsewhere(data, declaredBy(mapping))
        expect(outcomeOf(mapping, changed)).toBe(outcomeOf(mapping, data))
      }),
      { numRuns: 1_000, maxSkipsPerRun: 1_000 },
    )
  })

  it('hold every path that an explanation names', () => {
    fc.assert(
      fc.property(mappingOfRegistry, anyData, (mapping, data) => {
        fc.pre(isValid(mapping))
        const declared = declaredBy(mapping)
        const { sources, missing } = explainMapping(mapping, data)
        const told = [...sources, ...missing].flatMap((source) => [source, ...source.because])
        // What surrounds the data is no path of it.
        for (const { path, keys } of told.flatMap(({ reads }) => reads))
          if (path.startsWith('$'))
            expect(
              declared.some((one) => agree(one, keys.map(String))),
              keys.join('.'),
            ).toBe(true)
      }),
      { numRuns: 1_000, maxSkipsPerRun: 1_000 },
    )
  })

  it.each<[string, Json, readonly string[]]>([
    [
      'only the fields that are picked',
      { '@pick': { from: path('$'), keys: ['userId', 'event'] } },
      ['$.userId', '$.event'],
    ],
    ['the one field that is got', { '@get': { from: path('$.rates'), key: 'NOK' } }, ['$.rates.NOK']],
    [
      'the object where the key is computed',
      { '@get': { from: path('$.rates'), key: path('$.key') } },
      ['$.rates', '$.key'],
    ],
    [
      'only what is read of a result',
      { '@transform': { apply: { a: path('$.a'), b: path('$.b') }, mapping: path('$.a') } },
      ['$.a'],
    ],
    [
      'both branches',
      { '@if': { exists: path('$.a'), then: path('$.b'), else: path('$.c') } },
      ['$.a', '$.b', '$.c'],
    ],
    [
      'the list of a loop, and what else is read in it',
      { '@each': { in: path('$.list'), do: [path('@.x'), path('$.y')] } },
      ['$.list', '$.y'],
    ],
    [
      'a whole that is asked for besides its parts',
      [path('$.a'), { '@pick': { from: path('$.a'), keys: ['b'] } }],
      ['$.a', '$.a.b'],
    ],
  ])('are %s', (_, mapping, expected) => {
    expect(readsOf(mapping)).toEqual(expected)
  })
})
