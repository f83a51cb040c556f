import fc from 'fast-check'
import { JSONPath } from 'jsonpath-plus'
import { describe, expect, it } from 'vitest'
import { ValueFailure } from '../../src/expressions/failure.js'
import type { Json } from '../../src/json/value.js'
import { checkMapping, compileMapping, readsOf } from '../../src/mappings/index.js'
import { backEnds, deepFreeze, run } from './back-ends.js'

const store: Json = deepFreeze({
  limit: 10,
  store: {
    book: [
      { category: 'reference', author: 'Rees', title: 'Sayings', price: 8.95 },
      { category: 'fiction', author: 'Waugh', title: 'Sword', price: 12.99, isbn: '0-1' },
      {
        category: 'fiction',
        author: 'Melville',
        title: 'Moby',
        price: '8.99',
        isbn: '0-2',
        tags: ['sea', 'whale'],
      },
      {
        category: 'fiction',
        author: 'Tolkien',
        title: 'Ring',
        price: 22.99,
        isbn: '0-3',
        stock: { oslo: 0, bergen: 3 },
      },
    ],
    bicycle: { colour: 'red', price: 19.95, 'gear.front': 3 },
  },
  empty: [],
  nothing: null,
})

describe('a path gives what the package gives whose syntax it has', () => {
  it.each([
    '$',
    '$.store.book[*].author',
    '$..author',
    '$.store.*',
    '$.store..price',
    '$..book[2]',
    '$..book[-1:]',
    '$..book[0,1]',
    '$..book[:2]',
    '$..book[1:3]',
    '$..book[::2]',
    '$..book[1:]',
    '$..book[0][category,author]',
    "$.store.bicycle['gear.front']",
    '$..book[?(@.isbn)].title',
    '$..book[?(@.price < 10)].title',
    '$..book[?(@.price>9 && @.category === "fiction")].title',
    "$..book[?(@.author == 'Rees' || @.author=='Waugh')].title",
    '$..book[?(!@.isbn)].title',
    '$..book[?(@property !== 0)].title',
    '$.store.*~',
    '$.store.book[*]^',
    '$..book[?(@.price > 20)]^',
    '$..book.length',
    '$..*',
    '$.store.book[*].tags[*]',
    '$..tags[*]@string()',
    '$..*@number()',
    '$..*@boolean()',
    '$..*@array()',
    '$.store.book.*.price@number()',
    '$.nothing',
    '$.nothing.x',
    '$.empty[*]',
    '$.missing.x',
    '$.limit.x',
    'store.book[0].title',
    '$..book[?(@.price > $.limit)].title',
  ])('%s', (path) => {
    const theirs = path.includes('$.limit)')
      ? JSONPath({ path: path.replace('$.limit', '@root.limit'), json: store as object, eval: 'safe' })
      : JSONPath({ path, json: store as object, eval: 'safe' })
    for (const backEnd of backEnds)
      expect(run(backEnd, { '@jsonpath': path }, store), backEnd).toEqual(theirs)
  })

  it('for any JSON and any path of names, wildcards, slices and descents', () => {
    const key = fc.constantFrom('a', 'b', 'c')
    // No text: the package reads its characters.
    const json = fc.letrec<{ value: Json }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom<Json>(1, 0.5, null, true),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(key, tie('value'), { maxKeys: 3, noNullPrototype: true }),
      ),
    })).value
    const step = fc.constantFrom('.a', '.b', '.*', '[*]', '[0]', '[1:]', '[0:2]', '[a,b]', '..a', '..*', '^')
    const holder = fc.oneof(fc.array(json), fc.dictionary(key, json, { noNullPrototype: true }))
    fc.assert(
      fc.property(holder, fc.array(step, { minLength: 1, maxLength: 3 }), (data, steps) => {
        // Above the start of a path there is nothing; the package gives the start itself a parent.
        fc.pre(!hasParentOfStart(steps))
        const path = `$${steps.join('')}`
        deepFreeze(data)
        expect(compileMapping({ '@jsonpath': path })(data)).toEqual(
          JSONPath({ path, json: data as object, eval: false }),
        )
      }),
      { numRuns: 1_000 },
    )
  })
})

/** Whether some `^` has no step before it to undo, or one that may have stayed where it was. */
function hasParentOfStart(steps: readonly string[]): boolean {
  const at = steps.indexOf('^')
  return (
    at === 0 ||
    (at !== -1 && (steps.slice(at + 1).includes('^') || steps.some((step) => step.startsWith('..'))))
  )
}

describe('what would evaluate code is refused, with what to do instead', () => {
  it.each([
    ['$[(@.length-1)]', 'the last element is [-1:]'],
    ['$[?(@.name.match(/x/))]', '@each'],
    ['$[?(@.constructor("return 1")())]', '@each'],
    ['$[?(x = 1)]', '@each'],
    ['$[?(@.a = 1)]', '@each'],
    ['$[?(@.a += 1)]', '@each'],
    ['$[?(alert(1))]', '@each'],
    ['$[?(@.a; @.b)]', '@each'],
    ['$[?(`a`)]', '@each'],
    ['$[?(@.a + 1 > 2)]', '@each'],
    ['$[?(@["a" + "b"])]', undefined],
    ['$[?(@path)]', '@each'],
    ['$[?(@.a > 1]', undefined],
    ['$[?(@.a > 1)', undefined],
    ['$[?(', 'it ends in )]'],
    ['$[?@.a > 1]', 'write [?(@.price > 10)]'],
    ['$[-1]', 'from the end it is [-1:]'],
    ['$.a~.b', undefined],
    ['$..', undefined],
    ['$.a..', undefined],
    ['$.', undefined],
    ['$...a', undefined],
    ['$[]', undefined],
    ["$['a", undefined],
    ['$[1:2:0]', undefined],
    ['$.a@other()', 'there is null'],
    [`$${'.a'.repeat(600)}`, undefined],
    [`$[?(${'('.repeat(900)}`, undefined],
    [`$[?(${'!'.repeat(900)}`, undefined],
  ])('%s', (path, hint) => {
    const [problem, ...others] = checkMapping({ '@jsonpath': path })
    expect(others).toEqual([])
    expect(problem).toMatchObject({ code: 'map/path', pointer: '/@jsonpath' })
    if (hint !== undefined) expect(problem?.hint).toContain(hint)
  })

  it('points at the path where there are options', () => {
    expect(checkMapping({ '@jsonpath': { path: '$[(1)]', first: true } })).toMatchObject([
      { code: 'map/path', pointer: '/@jsonpath/path' },
    ])
  })
})

describe('hostile data', () => {
  it.each<[string, Json, Json]>([
    ['$.__proto__', {}, []],
    ['$..constructor', { a: {} }, []],
    ['$[*].toString', ['text', {}], []],
    ['$[?(@.hasOwnProperty)]', [{}, { hasOwnProperty: 1 }], [{ hasOwnProperty: 1 }]],
    ['$[?(@.__proto__.x)]', [{}, []], []],
    ['$..__proto__', JSON.parse('{"a":{"__proto__":{"x":1}}}'), JSON.parse('[{"x":1}]')],
    ['$.a[0]', { a: 'text' }, []],
    ["$['a b', 'c']", { c: 2, 'a b': 1 }, [1, 2]],
    ['$..[?(@.price > 19)]', { a: null, b: { price: 20 } }, [{ price: 20 }]],
    ['$.a.length', { a: 'text' }, []],
    ['$.a.length', { a: [1, 2] }, [2]],
    ['$.a["length"]', { a: { length: 'own' } }, ['own']],
    [
      '$[?(@.a > 1)]',
      [{ a: null }, { a: true }, { a: {} }, { a: [5] }, { a: 'x' }, { a: '2' }, 3, null],
      [{ a: '2' }],
    ],
    ['$[?(@.a == null)]', [{ a: null }, {}, { a: 0 }], [{ a: null }, {}]],
    ['$[?(@.a === null)]', [{ a: null }, {}, { a: 0 }], [{ a: null }]],
    ['$[?(@.a !== undefined)]', [{ a: null }, {}], [{ a: null }]],
    ['$[?(@.a.b.c == 1)]', [{ a: null }, {}, { a: { b: { c: 1 } } }], [{ a: { b: { c: 1 } } }]],
  ])('%s of %j', (path, data, expected) => {
    expect(JSON.stringify(compileMapping({ '@jsonpath': path })(data))).toBe(JSON.stringify(expected))
  })

  it('is walked through however deep it is', () => {
    let deep: Json = { sku: 'inside' }
    for (let level = 0; level < 50_000; level += 1) deep = { a: deep }
    expect(compileMapping({ '@jsonpath': '$..sku' })(deep)).toEqual(['inside'])
  })

  it.each(['$..*..*..*', '$..*^..*^..*', '$..[?(@.a)]..*', `$${'..*'.repeat(100)}`])(
    'ends where %s would multiply',
    (path) => {
      let deep: Json = 1
      for (let level = 0; level < 2_000; level += 1) deep = { a: deep, b: level }
      const apply = compileMapping({ '@jsonpath': path })
      expect(() => apply(deep)).toThrow(ValueFailure)
      expect(() => apply(deep)).toThrow('more than 1000000 places')
    },
  )

  it('is not walked through further than the first value', () => {
    const seen: string[] = []
    const list = Array.from({ length: 3 }, (_, at) => ({
      get sku() {
        seen.push(`sku ${at}`)
        return at
      },
    }))
    expect(compileMapping({ '@jsonpath': { path: '$[*].sku', first: true } })(list)).toBe(0)
    expect(seen).toEqual(['sku 0'])
  })
})

it('reads no more than the names before the first step that needs the whole', () => {
  expect(readsOf({ '@jsonpath': '$.a.b[?(@.x > $.limit.y)].c' })).toEqual(['$.a.b', '$.limit.y'])
  expect(readsOf({ '@jsonpath': '$.a.b^' })).toEqual(['$'])
  expect(readsOf({ '@jsonpath': '$.a.b' })).toEqual(['$.a'])
})
