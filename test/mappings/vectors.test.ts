import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Json } from '../../src/json/value.js'
import { checkMapping, compileMapping, MappingError } from '../../src/mappings/index.js'
import { backEnds, deepFreeze, run } from './back-ends.js'
import { canonicalText } from './canonical-text.js'

/** The conformance vectors (test/vectors/README.md) and cases of our own, on every back end, with frozen inputs. */

type Expected = {
  readonly output?: Json
  readonly absent?: true
  readonly invalid?: true
  readonly pointer?: string
}

interface Case extends Expected {
  readonly id: string
  readonly mapping: Json
  readonly event?: Json
  readonly also?: readonly string[]
  readonly ours?: Expected
}

interface VectorFile {
  readonly events?: Readonly<Record<string, Json>>
  readonly cases: readonly Case[]
}

const folders = ['vectors/mappings', 'cases/vectors/mappings']
const files = folders.flatMap((folder) =>
  readdirSync(new URL(`../${folder}`, import.meta.url)).map((name) => ({
    name: `${folder}/${name}`,
    ...(JSON.parse(readFileSync(new URL(`../${folder}/${name}`, import.meta.url), 'utf8')) as VectorFile),
  })),
)

describe.each(files)('$name', ({ events, cases }) => {
  for (const vector of cases) {
    it(vector.id, () => {
      deepFreeze(vector)
      const { mapping } = vector
      const expected = vector.ours ?? vector
      if (expected.invalid === true) {
        expectProblems(mapping, [expected.pointer ?? '', ...(vector.also ?? [])])
        return
      }
      expect(checkMapping(mapping).filter(({ severity }) => severity === 'error')).toEqual([])
      const event = typeof vector.event === 'string' ? events?.[vector.event] : vector.event
      const wanted = expected.absent === true ? undefined : canonicalText(expected.output)
      for (const backEnd of backEnds)
        expect(canonicalText(run(backEnd, mapping, deepFreeze(event))), backEnd).toBe(wanted)
    })
  }
})

it('runs them all', () => {
  expect(files.reduce((sum, { cases }) => sum + cases.length, 0)).toBeGreaterThan(900)
})

/** Each expected pointer is reported, or one step above or below it (test/vectors/README.md, `invalid.json`). */
function expectProblems(mapping: Json, pointers: readonly string[]): void {
  const reported = checkMapping(mapping).map((problem) => problem.pointer ?? '')
  const agrees = (one: string, other: string) =>
    one === other || parentOf(one) === other || parentOf(other) === one
  for (const pointer of pointers)
    expect(reported, pointer).toSatisfy((all: string[]) => all.some((other) => agrees(pointer, other)))
  expect(() => compileMapping(mapping)).toThrow(MappingError)
}

const parentOf = (pointer: string): string | undefined =>
  pointer === '' ? undefined : pointer.slice(0, pointer.lastIndexOf('/'))
