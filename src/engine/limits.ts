import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { didYouMean } from '../diagnostics/suggest.js'
import type { IntakeMode } from '../events/intake.js'
import { isObject } from '../json/value.js'
import type { LanguageOptions } from '../mappings/index.js'
import { maxQueryBytes } from '../triggers/index.js'
import type { EventLimits } from './event-limits.js'
import { nameLength } from './name-length.js'

/** How large things may be (engine.md, Limits). Whole numbers above 0, or `Infinity` for as large as one likes. */
export interface Limits {
  /** Subscriptions a connection; 50 (requirements.md R10). */
  readonly subscriptions: number
  /** Filters a connection; 10 (requirements.md R67). */
  readonly filters: number
  /** Characters of the name of a subscription or filter; 64 (requirements.md R67). */
  readonly nameLength: number
  /** Bytes of a trigger or of a filter's `if`; 5,120, and never more (requirements.md R41). */
  readonly queryBytes: number
  /**
   * Conditions of a trigger that a subscription writes; as many as one likes (requirements.md R26). `all` has none, and
   * the default trigger of an action is its definition's.
   */
  readonly conditions: number
  /**
   * Groups of conditions of such a trigger; as many as one likes. 1 is the form of the public product: all or any of
   * some conditions (requirements.md R25). What no form can show is refused as well.
   */
  readonly conditionGroups: number
  /**
   * Bytes of an event as JSON text; 32,768. Events are held to this and the next three where intake is strict, and to
   * those of them that are given where it is lenient: to measure an event takes nearly as long as to evaluate it.
   */
  readonly eventBytes: number
  /** How deep the lists and objects of an event may nest; 64. */
  readonly eventDepth: number
  /** Keys of all objects of an event together; 10,000 (requirements.md R92). */
  readonly eventProperties: number
  /** Elements of one list in an event; 10,000. */
  readonly eventElements: number
  /** Deliveries that a router makes of one event; 1,000. */
  readonly deliveriesPerEvent: number
  /** How deep a mapping may nest; 64. */
  readonly mappingDepth: number
  /** How many steps a mapping may come to where `@transform` multiplies them; 20,000. */
  readonly mappingWeight: number
  /** Characters of a pattern or replacement of `@replace`; as many as one likes. The public mapping kit allows 10. */
  readonly replaceLength: number
  /** Characters of a template of `@liquid`; 1,000 (requirements.md R51). */
  readonly liquidLength: number
  /** What one rendering of `@liquid` may cost, in characters and list elements; 10,000,000. */
  readonly liquidWork: number
  /** What one run of a trigger, mapping, check or request may cost, in characters and elements; 10,000,000. */
  readonly mappingWork: number
}

/** What the mapping language calls its limits, which are those of request templates too. */
const languageNames = [
  ['mappingDepth', 'maxDepth'],
  ['mappingWeight', 'maxWeight'],
  ['replaceLength', 'maxReplaceLength'],
  ['liquidLength', 'maxLiquidLength'],
  ['liquidWork', 'maxLiquidWork'],
  ['mappingWork', 'maxWork'],
] as const satisfies readonly (readonly [keyof Limits, keyof LanguageOptions])[]

/** The limits of connections: of their configurations, and of what they make of an event. */
export type ConnectionLimits = Pick<
  Limits,
  | 'subscriptions'
  | 'filters'
  | 'nameLength'
  | 'queryBytes'
  | 'conditions'
  | 'conditionGroups'
  | 'deliveriesPerEvent'
>

const connectionDefaults: ConnectionLimits = {
  subscriptions: 50,
  filters: 10,
  nameLength,
  queryBytes: maxQueryBytes,
  conditions: Number.POSITIVE_INFINITY,
  conditionGroups: Number.POSITIVE_INFINITY,
  deliveriesPerEvent: 1_000,
}

const eventDefaults: EventLimits = {
  eventBytes: 32_768,
  eventDepth: 64,
  eventProperties: 10_000,
  eventElements: 10_000,
}

const names: readonly string[] = [
  ...Object.keys(connectionDefaults),
  ...Object.keys(eventDefaults),
  ...languageNames.map(([name]) => name),
]

/** What connections are held to. */
export function connectionLimits(limits: Partial<Limits>): ConnectionLimits {
  const limit = (name: keyof ConnectionLimits) => limits[name] ?? connectionDefaults[name]
  return {
    subscriptions: limit('subscriptions'),
    filters: limit('filters'),
    nameLength: limit('nameLength'),
    queryBytes: limit('queryBytes'),
    conditions: limit('conditions'),
    conditionGroups: limit('conditionGroups'),
    deliveriesPerEvent: limit('deliveriesPerEvent'),
  }
}

/** What each event is held to; undefined where nothing is asked, so that nothing is measured. */
export function eventLimits(limits: Partial<Limits>, intake: IntakeMode): EventLimits | undefined {
  const limit = (name: keyof EventLimits) =>
    limits[name] ?? (intake === 'strict' ? eventDefaults[name] : Number.POSITIVE_INFINITY)
  const all = {
    eventBytes: limit('eventBytes'),
    eventDepth: limit('eventDepth'),
    eventProperties: limit('eventProperties'),
    eventElements: limit('eventElements'),
  }
  return Object.values(all).some(Number.isFinite) ? all : undefined
}

/** The limits of the mapping language; those that are left out are the language's own. */
export const languageLimits = (limits: Partial<Limits>): LanguageOptions =>
  Object.fromEntries(
    languageNames.flatMap(([name, option]) => {
      const limit = limits[name]
      return limit === undefined ? [] : [[option, limit]]
    }),
  )

/** What JavaScript lets through: limits that there are not, and such as nothing could keep. */
export function checkLimits(limits: unknown): readonly Diagnostic[] {
  if (limits === undefined) return []
  const problem = (message: string, pointer: string, hint?: { readonly hint?: string }): Diagnostic => ({
    code: 'config/engine',
    severity: 'error',
    message,
    pointer,
    ...hint,
  })
  if (!isObject(limits)) return [problem('limits are an object, such as { subscriptions: 100 }', '/limits')]
  return Object.entries(limits).flatMap(([name, limit]) => {
    const pointer = `/limits/${name}`
    if (!names.includes(name))
      return [
        problem(
          `there is no limit "${name}"; there is ${names.join(', ')}`,
          pointer,
          didYouMean(name, names),
        ),
      ]
    if (limit === undefined) return []
    if (!isLimit(limit)) return [problem('a limit is a whole number above 0, or Infinity', pointer)]
    return name === 'queryBytes' && limit > maxQueryBytes
      ? [problem(`queries have at most ${maxQueryBytes} bytes in any engine`, pointer)]
      : []
  })
}

const isLimit = (limit: unknown): limit is number =>
  typeof limit === 'number' && limit >= 1 && (Number.isInteger(limit) || limit === Number.POSITIVE_INFINITY)
