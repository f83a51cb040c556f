import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { nearest } from '../../diagnostics/suggest.js'
import { childrenOf, type Expression, type Read, type Variable } from '../../expressions/expression.js'
import { absent, list, nullish, object } from '../../expressions/kinds.js'
import { readType } from '../../expressions/types/read-type.js'
import type { Type } from '../../expressions/types/type.js'
import type { TypeScope } from '../../expressions/types/type-of.js'
import { pointerTo } from '../../json/pointer.js'
import { pathOf } from './path-of.js'
import { typeInWords } from './type-words.js'

/**
 * Paths that read what is never there: a field of text, a name that a closed object does not have; and names that are
 * nearly those of a known field. A name that is far from all known ones is the sender's own.
 */
export function unknownPaths(
  expression: Expression,
  root: Variable,
  scope: TypeScope,
): readonly Diagnostic[] {
  const seen = new Set<Expression>()
  const problems = new Map<string, Diagnostic>()

  function visit(node: Expression, outer: string, isPlain: boolean, place: TypeScope, inLoop = false): void {
    if (seen.has(node)) return
    seen.add(node)
    const pointer = node.at ?? outer
    const isWritten = isPlain && node.by === undefined
    if (node.kind === 'read') {
      const problem = problemOf(node, root, place) ?? (inLoop ? elementMeant(node, root, place) : undefined)
      if (problem !== undefined) problems.set(`${pointer} ${problem.message}`, { ...problem, pointer })
    }
    if (node.kind === 'object' && isWritten)
      for (const [key, value] of node.entries) visit(value, pointerTo(pointer, key), true, place, inLoop)
    else if (node.kind === 'list' && isWritten)
      for (const [index, item] of node.items.entries())
        visit(item, pointerTo(pointer, index), true, place, inLoop)
    else if (node.kind === 'loop') {
      const inner = place.inside(node)
      visit(node.list, pointer, false, place, inLoop)
      for (const child of childrenOf(node).slice(1)) visit(child, pointer, false, inner, true)
    } else for (const child of childrenOf(node)) visit(child, pointer, false, place, inLoop)
  }

  visit(expression, '', true, scope)
  return [...problems.values()]
}

function problemOf(node: Read, root: Variable, scope: TypeScope): Diagnostic | undefined {
  const from = scope.of(node.from)
  const path = pathOf(node, root)
  const start = pathOf(node.from, root)
  if (path === undefined || start === undefined || isNever(from)) return undefined
  const problem = (message: string, hint?: string): Diagnostic => ({
    code: 'map/unknown-path',
    severity: 'warning',
    message,
    ...(hint === undefined ? {} : { hint }),
  })
  const meant = nameMeant(node.key, from)
  const hint = meant === undefined ? undefined : `did you mean "${siblingOf(node, meant, root)}"?`
  if (!isNever(readType(from, node.key)))
    return hint === undefined ? undefined : problem(`${path} is not a known field`, hint)
  if ((from.kinds & object) !== 0) return problem(`${path} is never there`, hint)
  const what =
    (from.kinds & list) !== 0
      ? 'a list, whose elements have numbers'
      : `${typeInWords(from)}, which has no fields`
  return problem(`${path} is never there: ${start} is ${what}`)
}

/** A field right below `$` that the data is not known to have, read in a loop: most often the element's is meant. */
function elementMeant({ from, key }: Read, root: Variable, scope: TypeScope): Diagnostic | undefined {
  const fields = from === root ? scope.of(root).shape?.fields : undefined
  if (fields === undefined || fields.size === 0 || fields.has(key)) return undefined
  return {
    code: 'map/unknown-path',
    severity: 'warning',
    message: `$.${key} is not a known field, and in a loop "$" is still the whole`,
    hint: `for the field of the element write @.${key}`,
  }
}

/** A value of which nothing is left but null; never-type too, in code that is not reached. */
const isNever = ({ kinds }: Type): boolean => (kinds & ~(absent | nullish)) === 0

/** The known field that a name was probably meant to be; none where it is known itself. */
function nameMeant(name: string, { kinds, shape }: Type): string | undefined {
  if ((kinds & object) === 0 || shape === undefined || shape.fields.has(name)) return undefined
  const known = [...shape.fields.keys()]
  // One letter is half of a name of two: `id` is no slip for `ip`.
  const alike = known.filter((other) => other[0] === name[0])
  const near =
    name.length > 2
      ? (nearest(name, alike) ?? nearest(name, known))
      : known.find((other) => sameLetters(other, name))
  return near ?? known.find((other) => stemOf(other) === stemOf(name))
}

const sameLetters = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase()

/** `property` and `properties` are one word. */
const stemOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/(?:ies|y)$/, 'i')
    .replace(/s$/, '')

const siblingOf = (node: Read, name: string, root: Variable): string =>
  pathOf({ ...node, key: name }, root) ?? name
