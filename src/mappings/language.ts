import { mostWork } from '../expressions/budget/most-work.js'
import { type Expression, nothing } from '../expressions/expression.js'
import type { LowerQuery } from '../triggers/index.js'
import type { DirectiveRoutine } from './directive.js'
import type { MappingFunction } from './functions.js'
import type { Language, LowerCondition } from './scope.js'

/** The language, as far as a caller wants to change it. */
export interface LanguageOptions {
  /** The directives that there are; all of ours where it is left out. */
  readonly directives?: readonly DirectiveRoutine[]
  /** The pure functions that `@call` can call; none where it is left out. */
  readonly functions?: readonly MappingFunction[]
  /** How queries are read; by `lowerQuery`, which tells their errors alone, where it is left out. */
  readonly lowerQuery?: LowerQuery
  /** How deep a mapping may nest; 64 where it is left out. */
  readonly maxDepth?: number
  /** How many steps a mapping may come to where `@transform` multiplies them; 20,000 where it is left out. */
  readonly maxWeight?: number
  /** How long a pattern or replacement of `@replace` may be; the public mapping kit allows 10, we set no limit. */
  readonly maxReplaceLength?: number
  /** How many characters a template of `@liquid` may have; 1,000 where it is left out (requirements.md R51). */
  readonly maxLiquidLength?: number
  /**
   * What one rendering of `@liquid` may cost, in characters and list elements that are looked at or made; 10,000,000
   * where it is left out. It stands for the public 500 ms and 100 MB, and gives the same answer on every machine.
   */
  readonly maxLiquidWork?: number
  /**
   * How many steps of work one run may come to, in characters and elements that are looked at or made; 10,000,000
   * where it is left out, about a tenth of a second. Beyond it a run fails with `TOO_LARGE`.
   */
  readonly maxWork?: number
}

/** How one mapping is read. */
export interface MappingOptions extends LanguageOptions {
  /**
   * Whether a key of an object that is written out says where its value goes (requirements.md R54): `info.name` is the
   * field `name` of an object `info`, `info[0].email` one of a list's first element, `"user.email"` in double quotes
   * the name as it is. False where it is left out.
   */
  readonly expandKeys?: boolean
}

/** The language of those who say what it consists of, so that a bundle holds nothing else: no queries unless given. */
export interface GivenLanguage extends MappingOptions {
  readonly directives: readonly DirectiveRoutine[]
}

/** The language with what it has where nothing is said. */
export function languageOf({
  directives,
  functions = [],
  lowerQuery = refuseQuery,
  expandKeys = false,
  maxDepth = 64,
  maxWeight = 20_000,
  maxReplaceLength = Number.POSITIVE_INFINITY,
  maxLiquidLength = 1_000,
  maxLiquidWork = 10_000_000,
  maxWork = mostWork,
}: GivenLanguage): Language {
  return {
    directives: new Map(directives.map((directive) => [directive.name, directive])),
    functions: new Map(functions.map((fn) => [fn.name, fn])),
    lowerCondition: conditionsBy(lowerQuery),
    expandsKeys: expandKeys,
    maxDepth,
    maxWeight,
    maxReplaceLength,
    maxLiquidLength,
    maxLiquidWork,
    maxWork,
  }
}

/** Where the language has no queries. */
const refuseQuery: LowerQuery = () => ({
  expression: nothing,
  diagnostics: [
    {
      code: 'map/option',
      severity: 'error',
      message: 'queries are left out of this language',
      hint: 'give it lowerQuery from waybill/triggers',
    },
  ],
})

/** Queries in a mapping: their paths start where those of the mapping do. */
const conditionsBy =
  (lowerQuery: LowerQuery): LowerCondition =>
  (source, { root, elements, unknownElements = false }) => {
    const subject = 'anything'
    if (!unknownElements) return lowerQuery(source, { root, subject, element: elements.get(''), elements })
    const anyElement = { element: nothing, elements: anyElements(source) }
    return { ...lowerQuery(source, { root, subject, ...anyElement }), expression: nothing }
  }

/** Every name that a query could take for an element's. */
const anyElements = (source: string): ReadonlyMap<string, Expression> =>
  new Map((source.match(/(?<=@)\w+/g) ?? []).map((name) => [name, nothing]))
