import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasErrors } from '../../src/diagnostics/diagnostic.js'
import {
  checkFql,
  compileTrigger,
  type FqlNode,
  formatFql,
  parseFql,
  TriggerSyntaxError,
} from '../../src/triggers/index.js'
import { tokenize } from '../../src/triggers/lexer.js'
import { Problems } from '../../src/triggers/problems.js'
import { deepFreeze } from '../deep-freeze.js'
import { event, query } from './arbitrary.js'
import { outcomes } from './back-ends.js'

const hidden = ['range', 'nameRange', 'word']

/** A tree or token as it is but for where its nodes stand. */
const withoutRanges = (tree: unknown): unknown =>
  JSON.parse(JSON.stringify(tree, (key, value) => (hidden.includes(key) ? undefined : value)))

/** What a person may have in a query, whole or torn apart. */
const snippets = fc.constantFrom(
  ...[
    'type',
    'properties.a',
    '"track"',
    "'x'",
    '5',
    '-1',
    '.5',
    '(',
    ')',
    '[',
    ']',
    ',',
    '.',
    '!',
    '=',
    '!=',
    '==',
  ],
  ...[
    '<',
    'in',
    'and',
    'or',
    'not',
    'AND',
    'is',
    'all',
    'null',
    'true',
    '$',
    '$.x',
    '@',
    '@.x',
    '\\',
    '“a”',
    '"',
    "'",
  ],
  ...[
    'contains(',
    'lower(',
    'any(x, ',
    '#',
    '\n',
    ' ',
    ' ',
    ' ',
    'ö',
    '👍',
    ';',
    '&&',
    '1e5',
    '`',
    '\u2028',
    '\ud83d',
  ],
)
const torn = fc.array(snippets, { maxLength: 25 }).map((parts) => parts.join(''))
const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string(), torn)

describe('formatting and parsing', () => {
  it('give the same tree again', () => {
    fc.assert(
      fc.property(query, (ast) => {
        const text = formatFql(ast)
        const parsed = parseFql(text)
        expect(parsed.diagnostics, text).toEqual([])
        expect(withoutRanges(parsed.ast), text).toEqual(withoutRanges(ast))
        expect(formatFql(parsed.ast)).toBe(text)
      }),
      { numRuns: 2000 },
    )
  })

  it('leave a text alone that can not be read', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { ast, diagnostics } = parseFql(text)
        if (hasErrors(diagnostics)) expect(formatFql(ast)).toBe(text)
      }),
    )
  })

  it('drop nothing of a text that has no problem', () => {
    const tokensOf = (text: string) =>
      tokenize(text, new Problems(text)).flatMap((token) =>
        token.kind === 'symbol' && '()'.includes(token.symbol) ? [] : [withoutRanges(token)],
      )
    fc.assert(
      fc.property(torn, (text) => {
        const { ast, diagnostics } = parseFql(text)
        if (!hasErrors(diagnostics)) expect(tokensOf(formatFql(ast))).toEqual(tokensOf(text))
      }),
      { numRuns: 3000 },
    )
  })

  it('hold at the limit of depth', () => {
    const { ast } = parseFql(`${'!'.repeat(64)}a = 1`)
    expect(parseFql(formatFql(ast)).diagnostics).toEqual([])
    expect(withoutRanges(parseFql(formatFql(ast)).ast)).toEqual(withoutRanges(ast))
  })
})

describe('any text', () => {
  it('gives a tree and diagnostics within it, and never throws', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const diagnostics = checkFql(text)
        for (const { range } of diagnostics) {
          expect(range?.start).toBeGreaterThanOrEqual(0)
          expect(range?.end).toBeLessThanOrEqual(text.length)
          expect(range?.end).toBeGreaterThanOrEqual(range?.start ?? 0)
        }
        if (!hasErrors(diagnostics)) expect(() => compileTrigger(text)).not.toThrow()
        else expect(() => compileTrigger(text)).toThrow(TriggerSyntaxError)
      }),
      { numRuns: 3000 },
    )
  })

  it('has the same problems when only its tree is left', () => {
    const facts = (diagnostics: ReturnType<typeof checkFql>) =>
      diagnostics.map(({ code, message, range }) => ({ code, message, range }))
    fc.assert(
      fc.property(torn, (text) => {
        expect(facts(checkFql(parseFql(text).ast))).toEqual(facts(checkFql(text)))
      }),
    )
  })
})

describe('the back ends', () => {
  it('agree on any query and any event', () => {
    fc.assert(
      fc.property(query, fc.array(event, { minLength: 3, maxLength: 3 }), (ast, events) => {
        if (hasErrors(checkFql(ast))) return
        for (const one of events) {
          const { compiled, closures, interpreted } = outcomes(ast, deepFreeze(one))
          expect(compiled).toBeTypeOf('boolean')
          expect(closures).toBe(compiled)
          expect(interpreted).toBe(compiled)
        }
      }),
      { numRuns: 3000 },
    )
  })

  it('give the same for a query and for its canonical text', () => {
    fc.assert(
      fc.property(query, event, (ast, one) => {
        if (hasErrors(checkFql(ast))) return
        expect(compileTrigger(formatFql(ast))(one)).toBe(compileTrigger(ast)(one))
      }),
    )
  })

  it('take a "!=" as the opposite of "="', () => {
    fc.assert(
      fc.property(query, event, (ast, one) => {
        if (ast.kind !== 'comparison' || hasErrors(checkFql(ast))) return
        const equal = compileTrigger({ ...ast, operator: '=' })(one)
        expect(compileTrigger({ ...ast, operator: '!=' })(one)).toBe(!equal)
      }),
    )
  })
})

describe('a query that is too deep', () => {
  const deep = [
    `${'('.repeat(100_000)}a${')'.repeat(100_000)}`,
    ...['(', '!', '[', 'contains(', '!(', 'a = (', 'any(x, '].flatMap((opening) => [
      opening.repeat(100_000),
      opening.repeat(Math.floor(20_000 / opening.length)),
      opening.repeat(65),
    ]),
    `${'('.repeat(65)}a${')'.repeat(65)}`,
  ]

  it.each(deep.map((text) => [text.slice(0, 8), text.length, text]))(
    '"%s…" of %i is refused',
    (_, __, text) => {
      expect(checkFql(text).map(({ code }) => code)).toContain('fql/limit')
      expect(() => JSON.stringify(parseFql(text).ast)).not.toThrow()
      expect(() => compileTrigger(text)).toThrow(TriggerSyntaxError)
    },
  )

  it('is refused as a tree, too', () => {
    const range = { start: 0, end: 0 }
    let tree: FqlNode = { kind: 'literal', value: true, range }
    for (let level = 0; level < 100_000; level += 1) tree = { kind: 'not', operand: tree, range }
    expect(checkFql(tree).map(({ code }) => code)).toEqual(['fql/limit'])
  })
})

describe('a query that would cost too much', () => {
  it.each([
    [`a${'.b'.repeat(64)} = 1`],
    [`a${'.$'.repeat(700)} = 1`],
    ['[a.$, b.$, c.$, d.$, e.$] = 1'],
    ['any(a, any(b, any(c, any(d, any(e, @ = 1)))))'],
    ['any(a, every(b, any(c, d.$ = e.$)))'],
  ])('is refused: %s', (text) => {
    expect(checkFql(text).map(({ code }) => code)).toContain('fql/limit')
    expect(() => compileTrigger(text)).toThrow(TriggerSyntaxError)
  })

  it.each([
    [`a${'.b'.repeat(63)} = 1`],
    ['[a.$, b.$, c.$, d.$] = 1'],
    ['any(a, any(@.b, any(@.c, any(@.d, any(@.e, any(@.f, @ = 1))))))'],
    ['a.$ = 1 and b.$ = 2 and c.$ = 3 and d.$ = 4 and e.$ = 5'],
  ])('is not: %s', (text) => {
    expect(() => compileTrigger(text)).not.toThrow()
  })
})
