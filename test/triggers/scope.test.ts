import { describe, expect, it } from 'vitest'
import { compileLambda } from '../../src/expressions/compile.js'
import { type Expression, objectOf, variable } from '../../src/expressions/expression.js'
import {
  checkFql,
  checkQuery,
  compileTrigger,
  fqlFunctions,
  lowerFql,
  lowerQuery,
  parseFql,
  TriggerSyntaxError,
} from '../../src/triggers/index.js'

const event = variable('event')
const product = variable('product')

const run = (query: string, elements: readonly Expression[], ...args: readonly unknown[]): unknown => {
  const [element, named] = elements
  const body = lowerFql(parseFql(query).ast, {
    root: objectOf([['payload', event]]),
    ...(element === undefined ? {} : { element }),
    ...(named === undefined ? {} : { elements: new Map([['product', named]]) }),
  })
  return compileLambda({ parameters: [event, product], body }, 'closures')(...args)
}

describe('a query inside of something else', () => {
  it('reads its paths from the root that it is given', () => {
    expect(run('payload.total > 5', [], { total: 6 })).toBe(true)
    expect(run('total = null', [], { total: 6 })).toBe(true)
  })

  it('knows "@" and "@name" where it is given them', () => {
    expect(run('@.price = 2', [product], {}, { price: 2 })).toBe(true)
    expect(
      run('any(payload.skus, @ = @product.sku)', [product, product], { skus: ['A'] }, { sku: 'A' }),
    ).toBe(true)
    expect(
      run('any(payload.skus, @ = @product.sku)', [product, product], { skus: ['A'] }, { sku: 'B' }),
    ).toBe(false)
  })

  it('is refused where it was not given them', () => {
    expect(() => run('@.price = 2', [])).toThrow(TriggerSyntaxError)
    expect(() => run('@prodict.price = 2', [product, product])).toThrow('there is @product')
    expect(checkFql('@.a and @product.b', { element: true, elements: ['product'] })).toEqual([])
  })
})

describe('lowerQuery', () => {
  const doubtful = 'payload.total > 5 and @product.sku = "A" and type = 5'
  const scope = {
    root: objectOf([['payload', event]]),
    elements: new Map([['product', product]]),
  }

  it('has no doubts: these are for checkQuery, which gives the same expression', () => {
    expect(lowerQuery(doubtful, scope).diagnostics).toEqual([])
    expect(lowerQuery(doubtful, scope).expression).toEqual(checkQuery(doubtful, scope).expression)
  })

  it('becomes, as checkQuery, an expression with everything that the check says', () => {
    const { expression, diagnostics } = checkQuery(doubtful, scope)
    expect(diagnostics).toEqual([expect.objectContaining({ code: 'fql/type', severity: 'warning' })])
    const condition = compileLambda({ parameters: [event, product], body: expression }, 'closures')
    expect(condition({ total: 6 }, { sku: 'A' })).toBe(false)
    expect(diagnostics).toEqual(checkFql(doubtful, { elements: ['product'] }))
  })

  it('gives nothing for a query with an error, and says which', () => {
    const { expression, diagnostics } = lowerQuery('@.price = 2', { root: event })
    expect(expression).toEqual({ kind: 'literal', value: undefined })
    expect(diagnostics).toEqual(checkFql('@.price = 2'))
  })

  it('knows the functions that it is given and no others', () => {
    const functions = fqlFunctions.filter(({ name }) => name !== 'contains')
    expect(lowerQuery('contains(a, "b")', { root: event, functions }).diagnostics).toMatchObject([
      { code: 'fql/unknown-function' },
    ])
    expect(lowerQuery('exists(a)', { root: event, functions }).diagnostics).toEqual([])
  })
})

describe('compileTrigger', () => {
  it('takes the element as a second argument where it is told so', () => {
    for (const evaluation of ['compiled', 'closures'] as const) {
      const trigger = compileTrigger('@.sku = properties.sku', { element: true, evaluation })
      expect(trigger({ properties: { sku: 'A' } }, { sku: 'A' })).toBe(true)
      expect(trigger({ properties: { sku: 'A' } }, { sku: 'B' })).toBe(false)
    }
    expect(() => compileTrigger('@.sku = properties.sku')).toThrow(TriggerSyntaxError)
  })

  it('throws an error that shows every problem', () => {
    const compile = () => compileTrigger('lower(event) = "x" and contains(event)')
    expect(compile).toThrow(/no function "lower"[\s\S]*contains\(whole, part\) takes 2 arguments/)
    try {
      compile()
    } catch (error) {
      expect(error).toBeInstanceOf(TriggerSyntaxError)
      expect(error).toMatchObject({
        name: 'TriggerSyntaxError',
        diagnostics: [{ code: 'fql/unknown-function' }, { code: 'fql/arity' }],
      })
    }
  })

  it('throws errors only, whatever else is doubtful', () => {
    const query = 'type = 5 and lower(event) = "x"'
    expect(checkFql(query).map(({ severity }) => severity)).toEqual(['warning', 'error'])
    expect(() => compileTrigger(query)).toThrow(
      expect.objectContaining({ diagnostics: [expect.objectContaining({ severity: 'error' })] }),
    )
  })

  it('says which functions there are where one is unknown', () => {
    expect(() => compileTrigger('lower(a) = "x"')).toThrow(/there is contains, match, .*lowercase/)
    const functions = fqlFunctions.filter(({ name }) => name === 'exists')
    expect(() => compileTrigger('contains(a, "b")', { functions })).toThrow(/there is exists$/)
  })

  it('does not compile the tree of a query that could not be read, though the rest could', () => {
    const { ast } = parseFql('type == "track"')
    expect(() => compileTrigger(ast)).toThrow('write =')
    expect(() => compileTrigger(parseFql('type = "track"').ast)).not.toThrow()
  })

  it('only warns of what is never true', () => {
    expect(compileTrigger('type = 5')({ type: 5 })).toBe(true)
  })

  it('answers false for what is no event', () => {
    for (const evaluation of ['compiled', 'closures'] as const)
      for (const odd of [undefined, null, 5, 'type', []])
        expect(compileTrigger('type.length = 5 or any(x, true) or x.$ = 1', { evaluation })(odd)).toBe(false)
  })

  it('makes no code from what a query says', () => {
    const hostile = '");process.exit(1);("'
    const query = `a = '${hostile}' and contains(b, '${hostile}') and \\"\\)\\;\\x = 1 and c in ['\u2028', '\`\${x}']`
    const trigger = compileTrigger(query, { evaluation: 'compiled' })
    expect(trigger({ a: hostile, b: [hostile], '");x': 1, c: '\u2028' })).toBe(true)
  })

  it('lets a language without some functions do without them', () => {
    expect(checkFql('contains(a, "b")', { functions: [] })).toMatchObject([{ code: 'fql/unknown-function' }])
    expect(() => compileTrigger('contains(a, "b")', { functions: [] })).toThrow(/no function "contains"/)
  })
})

describe('"$"', () => {
  it.each([
    ['a.$ != 1', { a: [1, 2] }, false],
    ['a.$ != 1', { a: [2] }, true],
    ['a.$ != 1', {}, true],
    ['a.$ = b.$', { a: [1, 2], b: [2, 3] }, true],
    ['a.$ = b.$', { a: [1, 2], b: [3] }, false],
    ['a.$.x = a.$.y', { a: [{ x: 1 }, { y: 1 }] }, true],
    ['a.$.b.$ = 1', { a: [{}, { b: [0, 1] }] }, true],
    ['(bool(a.$)) = false', { a: [0] }, true],
    ['(a.$) = 1', { a: [1] }, true],
    ['(a.$ or b) = true', { a: [0, true] }, true],
    ['!a.$', { a: [true] }, false],
    ['every(a.$.list, @ > 1)', { a: [{ list: [1] }, { list: [2] }] }, true],
    ['typeof(a.$) = "number"', { a: ['x', 1] }, true],
    ['[a.$] = [1]', { a: [0, 1] }, true],
    ['a.$ in [1, 2, 3, 4, 5, 6, 7, 8, 9]', { a: [0, 9] }, true],
  ])('%s of %j is %s', (query, given, result) => {
    expect(compileTrigger(query, { evaluation: 'compiled' })(given)).toBe(result)
    expect(compileTrigger(query, { evaluation: 'closures' })(given)).toBe(result)
  })
})
