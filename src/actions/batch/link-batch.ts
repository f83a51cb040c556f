import type { Link } from '../../expressions/lowered-function.js'
import { isObject } from '../../json/value.js'
import { linkPlan, type PlanProgram } from '../plan/link-plan.js'
import type { RequestPlan } from '../plan/plan.js'
import { linkTemplate, type TemplateValues } from '../template-values.js'

/** How an action sends several events together. */
export interface LinkedBatch {
  readonly plan: RequestPlan
  /** Bytes of an encoded body. */
  readonly maxBytes: number | undefined
  /** How many units go together at most: a whole number above 0. */
  maxUnits(values: TemplateValues): number
  /** What decides with which others an item goes. */
  factsOf(values: TemplateValues): ItemFacts
  /** What answers call an item by; undefined where they do not. */
  keyOf(values: TemplateValues): unknown
}

export interface ItemFacts {
  /** Whether the item goes into a batch at all. */
  readonly batches: boolean
  /** The values that all items of a batch have in common. */
  readonly group: readonly unknown[]
  /** How many units the item takes. */
  readonly weight: number
}

/** Where nothing says how many items go together (requirements.md R98). */
export const usualItems = 1000

/** What a batch is, before its parts are functions. */
export interface BatchProgram<Part> {
  readonly plan: PlanProgram<Part>
  readonly maxBytes?: number
  readonly maxUnits: Part
  readonly facts: Part
  readonly key: Part
}

/** The batch that a program is; its parts are linked when they are first run. */
export function linkBatch<Part>(
  { plan, maxBytes, ...parts }: BatchProgram<Part>,
  link: Link<Part>,
): LinkedBatch {
  const maxUnits = linkTemplate(parts.maxUnits, link)
  const facts = linkTemplate(parts.facts, link)
  const key = linkTemplate(parts.key, link)
  return {
    plan: linkPlan(plan, link),
    maxBytes,
    maxUnits: (values) => countOr(maxUnits(values), usualItems),
    factsOf: (values) => factsIn(facts(values)),
    keyOf: (values) => key(values),
  }
}

/** A number that can count items, or what stands in for it. */
const countOr = (value: unknown, otherwise: number): number =>
  typeof value === 'number' && value >= 1 ? Math.floor(value) : otherwise

function factsIn(value: unknown): ItemFacts {
  const { batches, group, weight } = isObject(value) ? value : {}
  return {
    batches: batches === true,
    group: Array.isArray(group) ? group : [],
    weight: typeof weight === 'number' && weight >= 0 ? weight : 1,
  }
}
