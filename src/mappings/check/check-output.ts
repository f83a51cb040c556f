import {
  childrenOf,
  type Expression,
  type ListOf,
  type Loop,
  type ObjectOf,
} from '../../expressions/expression.js'
import { absent, nullish } from '../../expressions/kinds.js'
import { elementsIn } from '../../expressions/types/native-types.js'
import { nothingType, nullType, type Type, union, without } from '../../expressions/types/type.js'
import { canBeTrue, mustBeTrue, type TypeScope } from '../../expressions/types/type-of.js'
import { isObject } from '../../json/value.js'
import { declaresElsewhere, dropsNullItems, type Keywords, typesOf } from '../../schemas/keywords.js'
import { givenPart, misfitOf } from './fit.js'
import { type Misfit, misfit, sometimes } from './misfit.js'
import { entryPlace, type Place, placeOf } from './place.js'
import { fieldSchema, requiredNames } from './shape-fit.js'

/** Something in a mapping that does not fit the schema of what it gives. */
export interface Finding {
  readonly misfit: Misfit
  readonly place: Place
  /** What gives the value; undefined where nothing is written. */
  readonly expression: Expression | undefined
}

/** What was found at a place, and whether no event can make it valid. */
interface Verdict {
  readonly always: boolean
  readonly findings: readonly Finding[]
}

interface Branch extends Verdict {
  /** Whether it stands in the mapping; so it does unless said. */
  readonly isWritten?: boolean
}

const fine: Verdict = { always: false, findings: [] }

/**
 * Everything that a mapping gives and a schema does not take. Goes into what is written out; of what an event decides,
 * the type says what it can be.
 */
export function checkOutput(expression: Expression, schema: unknown, scope: TypeScope): readonly Finding[] {
  return check(expression, { pointer: '', isPlain: true, keys: [], schema, scope, role: 'needed' }).findings
}

function check(expression: Expression, outer: Place): Verdict {
  const place = placeOf(expression, outer)
  switch (expression.kind) {
    case 'conditional': {
      const test = place.scope.of(expression.test)
      const branch = (value: Expression, outcome: boolean): Branch => ({
        ...check(value, inScope(place, place.scope.where(expression, outcome))),
        isWritten: isWritten(value),
      })
      return oneOf([
        ...(canBeTrue(test) ? [branch(expression.then, true)] : []),
        ...(mustBeTrue(test) ? [] : [branch(expression.otherwise, false)]),
      ])
    }
    case 'coalesce': {
      const last = expression.values.length - 1
      return oneOf(
        expression.values.flatMap((value, index) =>
          index === last
            ? [check(value, place)]
            : isAlwaysMissing(place.scope.of(value))
              ? []
              : [check(value, { ...place, hasFallback: true })],
        ),
      )
    }
    case 'object':
      return takes(place.schema, 'object')
        ? checkObject(expression, place, place.schema)
        : checkType(expression, place)
    case 'list':
      return takes(place.schema, 'array')
        ? checkList(expression, place, place.schema)
        : checkType(expression, place)
    case 'loop':
      return expression.mode === 'map' && takes(place.schema, 'array')
        ? checkLoop(expression, place, place.schema)
        : checkType(expression, place)
    default:
      return checkType(expression, place)
  }
}

/** Whether a branch stands in the mapping, or has parts that do. */
const isWritten = (branch: Expression): boolean =>
  branch.at !== undefined || (branch.kind !== 'call' && childrenOf(branch).some(isWritten))

const inScope = (place: Place, scope: TypeScope): Place => ({ ...place, scope })

const isAlwaysMissing = ({ kinds }: Type): boolean => (kinds & ~(absent | nullish)) === 0

function takes(schema: unknown, type: string): schema is Keywords {
  if (!isObject(schema)) return false
  const types = typesOf(schema)
  return types.length === 0 || types.includes(type)
}

/**
 * One of several values comes: it is wrong for good only where each of them is. A branch that nobody wrote, which a
 * directive has for data that it is not made for, is no mistake by itself.
 */
function oneOf(branches: readonly Branch[]): Verdict {
  const findings = branches.flatMap((branch) => branch.findings)
  if (branches.length > 0 && branches.every(({ always }) => always)) return { always: true, findings }
  const told = branches.filter((branch) => branch.isWritten !== false)
  return { always: false, findings: told.flatMap((branch) => branch.findings).flatMap(demoted) }
}

/** What is missing only sometimes is no mistake by itself: whether that is so, samples say. */
const demoted = (finding: Finding): readonly Finding[] =>
  finding.misfit.rule.keyword === 'required' ? [] : [{ ...finding, misfit: sometimes(finding.misfit) }]

function checkObject(expression: ObjectOf, place: Place, schema: Keywords): Verdict {
  const written = new Set(expression.entries.map(([key]) => key))
  const required = requiredNames(schema)
  const entries = expression.entries.map(([key, value]): Verdict => {
    const inner = entryPlace(place, key, value, fieldSchema(schema, key), required.includes(key))
    if (!isDeclared(schema, key))
      return found(inner, value, sometimes(misfit('additionalProperties', namesIn(schema), nothingType)))
    // A null that is written out is meant; what was meant to compute something is not.
    const isEmpty = value.kind !== 'literal' && isAlwaysMissing(place.scope.of(value))
    return isEmpty && inner.role === 'optional'
      ? found(placeOf(value, inner), value, sometimes(misfit('given', true, nothingType)))
      : check(value, inner)
  })
  const missing = required
    .filter((name) => !written.has(name))
    .map((name) =>
      found({ ...place, keys: [...place.keys, name] }, undefined, misfit('required', true, nothingType)),
    )
  return andWhole([...missing, ...entries], expression, place)
}

const namesIn = ({ properties }: Keywords): readonly string[] =>
  isObject(properties) ? Object.keys(properties) : []

/** Coercion takes away what a schema does not declare, unless it takes any name. */
function isDeclared(schema: Keywords, key: string): boolean {
  if (namesIn(schema).includes(key)) return true
  const { properties, additionalProperties } = schema
  if (additionalProperties === undefined) return properties === undefined || declaresElsewhere(schema)
  return additionalProperties !== false
}

function checkList(expression: ListOf, place: Place, schema: Keywords): Verdict {
  const items = expression.items.map((item, index) => check(item, itemPlace(place, item, schema, index)))
  return andWhole(items, expression, place)
}

function checkLoop(expression: Loop, place: Place, schema: Keywords): Verdict {
  const body = check(expression.body, {
    ...itemPlace(place, expression.body, schema, 0),
    pointer: place.pointer,
    isPlain: false,
    scope: place.scope.inside(expression),
  })
  const list = elementsIn(place.scope.of(expression))
  return andWhole([list.least > 0 ? body : oneOf([body, fine])], expression, place)
}

function itemPlace(place: Place, item: Expression, { items }: Keywords, index: number): Place {
  const role = dropsNullItems(items) ? 'droppedItem' : 'item'
  return { ...entryPlace(place, index, item, items, false), role }
}

/** The parts of a value, and where nothing is wrong with them, the value as a whole: how many there are, `anyOf`. */
function andWhole(parts: readonly Verdict[], expression: Expression, place: Place): Verdict {
  const findings = parts.flatMap((part) => part.findings)
  const always = parts.some((part) => part.always)
  return findings.length > 0 ? { always, findings } : checkType(expression, place)
}

function checkType(expression: Expression, place: Place): Verdict {
  const { given, canBeMissing } = givenAt(place, place.scope.of(expression))
  if (given.kinds === 0)
    return place.role === 'needed' && place.hasFallback !== true
      ? found(place, expression, misfit('required', true, nothingType))
      : fine
  const manner = { coerces: true, isWhole: place.keys.length === 0 }
  const wrong = misfitOf(given, place.schema, manner)
  if (wrong !== undefined)
    return found(place, expression, canBeMissing && place.role !== 'needed' ? sometimes(wrong) : wrong)
  // Null fits, and whatever else comes does not: the field is never filled.
  const value = without(given, nullish)
  const never = value.kinds === 0 ? undefined : misfitOf(value, place.schema, manner)
  return never?.always === true ? found(place, expression, sometimes(never)) : fine
}

/** What the schema gets to see of a value. */
function givenAt({ role, schema, keys, hasFallback }: Place, whole: Type): ReturnType<typeof givenPart> {
  const type = hasFallback === true ? without(whole, absent | nullish) : whole
  switch (role) {
    case 'droppedItem': {
      const given = without(type, absent | nullish)
      return { given, canBeMissing: given !== type }
    }
    case 'item':
      return {
        given: (type.kinds & absent) === 0 ? type : union(without(type, absent), nullType),
        canBeMissing: false,
      }
    default:
      return givenPart(type, schema, { coerces: true, isWhole: keys.length === 1 })
  }
}

function found(place: Place, expression: Expression | undefined, wrong: Misfit): Verdict {
  return { always: wrong.always, findings: [{ misfit: wrong, place, expression }] }
}
