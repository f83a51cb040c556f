import type { Conditional, Expression, Loop, Variable } from '../expression.js'
import { absent, anything, boolean, list, nullish } from '../kinds.js'
import { asElement } from './native-types.js'
import { readType } from './read-type.js'
import {
  anyType,
  booleanType,
  type Elements,
  listType,
  neverType,
  nothingType,
  numberType,
  objectType,
  only,
  scalarType,
  type Type,
  typeOfValue,
  union,
  unionOf,
  without,
} from './type.js'
import { typeOfCall } from './type-of-call.js'

/** What is known of variables at one place, and of the nodes that were looked at there or around it. */
export class TypeScope {
  readonly #types: Map<Expression, Type>

  constructor(
    known: Iterable<readonly [Expression, Type]>,
    private readonly outer?: TypeScope,
  ) {
    this.#types = new Map<Expression, Type>(known)
  }

  /** What `expression` can give here: never too little. */
  of(expression: Expression): Type {
    const known = this.#recall(expression)
    if (known !== undefined) return known
    const type = compute(expression, this)
    this.#types.set(expression, type)
    return type
  }

  /** The place inside of a loop. */
  inside(loop: Loop): TypeScope {
    const { item } = elementsOf(this.of(loop.list))
    return new TypeScope(
      [
        [loop.element, item],
        [loop.index, numberType],
      ],
      this,
    )
  }

  /** The place where the test of a conditional holds, or where it does not. */
  where({ test }: Conditional, holds: boolean): TypeScope {
    if (test.kind !== 'call' || test.native.is === undefined) return this
    const [value] = test.args
    if (value === undefined) return this
    const kinds = holds ? test.native.is : anything & ~test.native.is
    return new TypeScope([[value, only(this.of(value), kinds)]], this)
  }

  #recall(expression: Expression): Type | undefined {
    return (
      this.#types.get(expression) ?? (this.outer === undefined ? undefined : this.outer.#recall(expression))
    )
  }
}

/** What `expression` can give where the variables have these types; a variable that is not among them can be anything. */
export function typeOf(expression: Expression, variables: ReadonlyMap<Variable, Type>): Type {
  return new TypeScope(variables).of(expression)
}

function compute(expression: Expression, scope: TypeScope): Type {
  switch (expression.kind) {
    case 'literal':
      return typeOfValue(expression.value)
    case 'variable':
      return anyType
    case 'read':
      return readType(scope.of(expression.from), expression.key)
    case 'object':
      return objectType(new Map(expression.entries.map(([key, value]) => [key, scope.of(value)])))
    case 'list': {
      const items = expression.items.map((item) => asElement(scope.of(item)))
      return listType(unionOf(items), items.length, items.length)
    }
    case 'call':
      return typeOfCall(
        expression,
        expression.args.map((arg) => scope.of(arg)),
      )
    case 'not':
      return truth(!mustBeTrue(scope.of(expression.operand)), !canBeTrue(scope.of(expression.operand)))
    case 'and': {
      const operands = expression.operands.map((operand) => scope.of(operand))
      return truth(operands.every(canBeTrue), operands.every(mustBeTrue))
    }
    case 'or': {
      const operands = expression.operands.map((operand) => scope.of(operand))
      return truth(operands.some(canBeTrue), operands.some(mustBeTrue))
    }
    case 'conditional': {
      const test = scope.of(expression.test)
      return union(
        canBeTrue(test) ? scope.where(expression, true).of(expression.then) : neverType,
        mustBeTrue(test) ? neverType : scope.where(expression, false).of(expression.otherwise),
      )
    }
    case 'coalesce':
      return typeOfCoalesce(expression.values, scope)
    case 'loop':
      return typeOfLoop(expression, scope)
  }
}

/** Whether a value of the type can be true. */
export const canBeTrue = ({ kinds, scalars }: Type): boolean =>
  (kinds & boolean) !== 0 && scalars?.includes(true) !== false

/** Whether every value of the type is true. */
export const mustBeTrue = ({ kinds, scalars }: Type): boolean =>
  kinds === boolean && scalars?.includes(false) === false

const truth = (canBe: boolean, mustBe: boolean): Type =>
  mustBe ? scalarType(true) : canBe ? booleanType : scalarType(false)

function typeOfCoalesce(values: readonly Expression[], scope: TypeScope): Type {
  let type = values.length === 0 ? nothingType : neverType
  for (const [index, value] of values.entries()) {
    const candidate = scope.of(value)
    if (index === values.length - 1) return union(type, candidate)
    type = union(type, without(candidate, absent | nullish))
    if ((candidate.kinds & (absent | nullish)) === 0) return type
  }
  return type
}

function typeOfLoop(loop: Loop, scope: TypeScope): Type {
  const source = scope.of(loop.list)
  const { item, least, most } = elementsOf(source)
  if (loop.mode === 'find') return union(item, nothingType)
  if (loop.mode !== 'map') return booleanType
  const isSure = loop.where === undefined && source.kinds === list
  return listType(asElement(scope.inside(loop).of(loop.body)), isSure ? least : 0, most)
}

/** What a loop over a value of this type goes over: over what is no list, nothing. */
function elementsOf({ kinds, elements }: Type): Elements {
  if ((kinds & list) === 0) return { item: neverType, least: 0, most: 0 }
  return elements ?? { item: anyType, least: 0, most: Number.POSITIVE_INFINITY }
}
