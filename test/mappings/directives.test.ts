import { describe, expect, it } from 'vitest'
import { isObject, type Json } from '../../src/json/value.js'
import { checkMapping, directives, readsOf } from '../../src/mappings/index.js'
import { parsePath } from '../../src/mappings/paths.js'
import { backEnds, deepFreeze, run } from './back-ends.js'
import { exactText } from './canonical-text.js'
import { record } from './recording.js'

/** Every directive's examples, which are its documentation too. */

describe.each(directives)('$name', (directive) => {
  it('has at least three examples, each of which uses it', () => {
    expect(directive.examples.length).toBeGreaterThanOrEqual(3)
    for (const { mapping } of directive.examples)
      expect(JSON.stringify(mapping)).toContain(`"${directive.name}"`)
  })

  it('leaves no key where it gives nothing, and null in a list', () => {
    for (const { mapping, data, gives, functions = [], sources = {} } of directive.examples) {
      // A random value is another one at another place.
      if (sources.random !== undefined) continue
      const around = { key: mapping, list: [mapping] }
      const expected = gives === undefined ? { list: [null] } : { key: gives, list: [gives] }
      for (const backEnd of backEnds)
        expect(exactText(run(backEnd, around, data, { functions, ...sources }))).toBe(exactText(expected))
    }
  })

  const { name, options, examples } = directive
  const hasOptions =
    'type' in options && options.type === 'object' && options.additionalProperties === undefined
  if (hasOptions)
    it('takes no option that it does not know', () => {
      for (const { mapping, functions = [] } of examples) {
        const given = isObject(mapping) ? mapping[name] : undefined
        if (!isObject(given)) continue
        const problems = checkMapping({ [name]: { ...given, unknownOption: 1 } }, { functions })
        expect(problems).toMatchObject([{ code: 'map/option', pointer: `/${name}/unknownOption` }])
      }
    })

  for (const { title, mapping, data, gives, functions = [], sources = {} } of directive.examples) {
    it.each(backEnds)(`${title} (%s)`, (backEnd) => {
      deepFreeze([mapping, data])
      expect(exactText(run(backEnd, mapping, data, { functions, ...sources }))).toBe(exactText(gives))
    })

    it(`${title}: what is read is among the declared reads`, () => {
      const declared = readsOf(mapping, { functions }).map(keysOf)
      for (const backEnd of backEnds) {
        const { recorded, reads } = record(data)
        run(backEnd, mapping, recorded, { functions, ...sources })
        for (const keys of reads)
          expect(declared, `${backEnd} reads ${keys.join('.')}`).toSatisfy((paths: string[][]) =>
            paths.some((path) => path.every((key, index) => index >= keys.length || key === keys[index])),
          )
      }
    })
  }
})

it('lists each directive once, frozen', () => {
  const names = directives.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(Object.isFrozen(directives)).toBe(true)
  for (const name of names) expect(name).toMatch(/^@[a-z][A-Za-z0-9]*$/)
})

it('notices a read that is not declared', () => {
  const data: Json = { a: { b: 1 }, c: 2 }
  const { recorded, reads } = record(data)
  run('closures', [{ '@path': '$.a.b' }, { '@path': '$.c' }], recorded)
  expect(reads).toEqual([['a'], ['a', 'b'], ['c']])
})

function keysOf(path: string): string[] {
  const parsed = parsePath(path)
  if ('message' in parsed) throw new Error(parsed.message)
  return [...parsed.keys]
}
