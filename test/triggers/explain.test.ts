import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasErrors } from '../../src/diagnostics/diagnostic.js'
import { boolean } from '../../src/expressions/kinds.js'
import { functionPhrases } from '../../src/triggers/explain/function-phrases.js'
import {
  checkFql,
  compileTrigger,
  explainTrigger,
  type FqlAst,
  formatFql,
  fqlFunctions,
  parseFql,
  TriggerSyntaxError,
} from '../../src/triggers/index.js'
import { deepFreeze } from '../deep-freeze.js'
import { event, query } from './arbitrary.js'

const files = ['../vectors/fql/', '../cases/vectors/fql/']
  .map((folder) => new URL(folder, import.meta.url))
  .flatMap((folder) => readdirSync(folder).map((name) => new URL(name, folder)))

interface Vectors {
  readonly event?: unknown
  readonly cases: readonly { readonly query: string; readonly event?: unknown; readonly result?: boolean }[]
}

/** The conditions of a query with their places, and what it is for given truths of them. */
type Truths = ReadonlyMap<string, boolean>
const placeOf = ({ range }: { readonly range: { readonly start: number; readonly end: number } }) =>
  `${range.start}:${range.end}`

function conditionsOf(ast: FqlAst): readonly string[] {
  if (ast.kind === 'and' || ast.kind === 'or') return ast.operands.flatMap(conditionsOf)
  return ast.kind === 'not' ? conditionsOf(ast.operand) : [placeOf(ast)]
}

function resultFor(ast: FqlAst, truths: Truths): boolean {
  if (ast.kind === 'and') return ast.operands.every((operand) => resultFor(operand, truths))
  if (ast.kind === 'or') return ast.operands.some((operand) => resultFor(operand, truths))
  return ast.kind === 'not' ? !resultFor(ast.operand, truths) : truths.get(placeOf(ast)) === true
}

/** Whether the conditions in `fixed` alone make the query `result`, for all truths of the others. */
function decides(ast: FqlAst, fixed: Truths, result: boolean): boolean {
  // Each condition stands once, so the worst case is found going down: what is not fixed counts against.
  const can = (node: FqlAst, wished: boolean): boolean => {
    if (node.kind === 'not') return can(node.operand, !wished)
    if (node.kind === 'and' || node.kind === 'or') {
      const operands = node.operands.map((operand) => can(operand, wished))
      return (node.kind === 'and') === wished ? operands.every(Boolean) : operands.some(Boolean)
    }
    return (fixed.get(placeOf(node)) ?? wished) === wished
  }
  return !can(ast, !result)
}

/** A query over a handful of conditions, with every place known. */
const logical = fc
  .letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small', maxDepth: 4 },
      fc.constantFrom('a = 1', 'b > 1', 'exists(in)', 'contains(b, "a")', 'a', 'maps.$.a != 1'),
      fc.array(tie('node'), { minLength: 2, maxLength: 3 }).map((parts) => `(${parts.join(' and ')})`),
      fc.array(tie('node'), { minLength: 2, maxLength: 3 }).map((parts) => `(${parts.join(' or ')})`),
      tie('node').map((part) => `!(${part})`),
    ),
  }))
  .node.filter((text) => text.length < 160)
  .map((text) => text.replaceAll(/\bin\b/g, '\\in'))

describe('an explanation', () => {
  it.each(files.filter(({ pathname }) => !pathname.endsWith('/errors.json')))('agrees with %s', (file) => {
    const vectors: Vectors = deepFreeze(JSON.parse(readFileSync(file, 'utf8')))
    for (const { query, event = vectors.event, result } of vectors.cases)
      expect(explainTrigger(query, event).result, query).toBe(result)
  })

  it('agrees with the compiled trigger, is plain JSON and lies in the source, for any query and event', () => {
    fc.assert(
      fc.property(query, event, (ast, one) => {
        if (hasErrors(checkFql(ast))) return
        const source = formatFql(ast)
        const explanation = explainTrigger(source, deepFreeze(one))
        expect(explanation.result).toBe(compileTrigger(source)(one))
        expect(explanation.tree.text).toBe(
          source.slice(explanation.tree.range.start, explanation.tree.range.end),
        )
        // JSON knows no -0.
        expect(JSON.stringify(JSON.parse(JSON.stringify(explanation)))).toBe(JSON.stringify(explanation))
        expect(explainTrigger(ast, one).decisive.map(({ words }) => words)).toEqual(
          explanation.decisive.map(({ words }) => words),
        )
        for (const { words, value, wanted } of explanation.decisive) {
          expect(value === wanted).toBe(explanation.result)
          expect(words).not.toMatch(/undefined|\[object|\(\)|\n| {2}/)
        }
      }),
      { numRuns: 1500 },
    )
  })

  it('needs only its decisive conditions: with any others the result is the same', () => {
    fc.assert(
      fc.property(logical, event, fc.infiniteStream(fc.boolean()), (source, one, others) => {
        const { ast } = parseFql(source)
        const { result, decisive } = explainTrigger(source, one)
        const fixed = new Map(decisive.map((condition) => [placeOf(condition), condition.value]))
        const truths = new Map(
          conditionsOf(ast).map((place) => [place, fixed.get(place) ?? others.next().value]),
        )
        expect(resultFor(ast, truths)).toBe(result)
      }),
      { numRuns: 2000 },
    )
  })

  it('has no smaller set of conditions that decides', () => {
    fc.assert(
      fc.property(logical, event, (source, one) => {
        const { ast } = parseFql(source)
        const { result, decisive } = explainTrigger(source, one)
        const places = conditionsOf(ast)
        if (places.length > 10) return
        const truths = places.map((place) => {
          const [start = 0, end = 0] = place.split(':').map(Number)
          return [place, compileTrigger(source.slice(start, end))(one)] as const
        })
        for (let choice = 0; choice < 2 ** places.length; choice += 1) {
          const chosen = truths.filter((_, index) => (choice >> index) % 2 === 1)
          if (chosen.length < decisive.length) expect(decides(ast, new Map(chosen), result)).toBe(false)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('shows the value of every node, one for each element below "any" and for "$"', () => {
    const { tree } = explainTrigger('any(list, @.a > 1) and b.$ = c', {
      list: [{ a: 1 }, { a: 2 }],
      b: ['x'],
    })
    expect(tree).toMatchObject({
      kind: 'and',
      value: false,
      children: [
        {
          text: 'any(list, @.a > 1)',
          range: { start: 0, end: 18 },
          value: true,
          children: [
            { text: 'list', value: [{ a: 1 }, { a: 2 }] },
            { text: '@.a > 1', values: [false, true], children: [{ values: [1, 2] }, { values: [1, 1] }] },
          ],
        },
        {
          value: false,
          children: [
            { text: 'b.$', values: ['x'] },
            { text: 'c', value: null },
          ],
        },
      ],
    })
  })

  it('is refused where the query has an error', () => {
    for (const broken of ['type ==', 'lower(event) = "x"', '@.a = 1', 'type = "a" and'])
      for (const query of [broken, parseFql(broken).ast])
        expect(() => explainTrigger(query, {})).toThrow(TriggerSyntaxError)
  })

  it('has a phrase for every bool function', () => {
    const names = fqlFunctions
      .filter(({ signature }) => signature.returns === boolean)
      .map(({ name }) => name)
    expect([...functionPhrases.keys()].sort()).toEqual(names.sort())
  })
})

it('shows the values of the first hundred elements', () => {
  const items = Array.from({ length: 150 }, (_, index) => index)
  const { tree } = explainTrigger('items.$ = 149 and any(items, @ = 149)', { items })
  const [some, any] = tree.children
  expect(some).toMatchObject({ value: true, children: [{ values: items.slice(0, 100) }, {}] })
  expect(any?.children[1]?.values).toEqual(Array.from({ length: 100 }, () => false))
})
