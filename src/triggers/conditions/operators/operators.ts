import type { ConditionOperator } from '../operator.js'
import { endsWith, notEndsWith, notStartsWith, startsWith } from './affixes.js'
import { isFalse, isTrue } from './booleans.js'
import { contains, notContains } from './contains.js'
import { exists, notExists } from './exists.js'
import { is, isNot } from './is.js'
import { greaterThan, greaterThanOrEqual, lessThan, lessThanOrEqual } from './order.js'

/** Every operator of the form (triggers.md, "Conditions"), in the order in which a form lists them. */
export const conditionOperators: readonly ConditionOperator[] = /* @__PURE__ */ Object.freeze([
  is,
  isNot,
  lessThan,
  lessThanOrEqual,
  greaterThan,
  greaterThanOrEqual,
  contains,
  notContains,
  startsWith,
  notStartsWith,
  endsWith,
  notEndsWith,
  exists,
  notExists,
  isTrue,
  isFalse,
])
