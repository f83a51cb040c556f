import { equalJson } from '../../json/equal.js'
import { isObject } from '../../json/value.js'
import { type Keywords, typesOf } from '../../schemas/keywords.js'
import { problemInWords } from '../../schemas/words.js'
import { breaking, type Change } from './change.js'
import { goneItems } from './gone-items.js'

/** The rules of one value that are narrower than they were. */
export function compareKeywords(
  older: Keywords,
  newer: Keywords,
  pointer: string,
  name: string,
): readonly Change[] {
  const narrower = rules
    .filter(({ keyword, isNarrower }) => isNarrower(older[keyword], newer[keyword]))
    .map(({ keyword }) =>
      breaking(
        `${pointer}/${keyword}`,
        `${name} is narrower: it ${problemInWords({ keyword, rule: newer[keyword] })}`,
      ),
    )
  return [
    ...compareTypes(older, newer, pointer, name),
    ...compareChoices(older, newer, pointer, name),
    ...narrower,
    ...compareTargets(older.target, newer.target, `${pointer}/target`, name),
    ...compareConditions(older, newer, pointer, name),
  ]
}

interface Rule {
  readonly keyword: string
  readonly isNarrower: (older: unknown, newer: unknown) => boolean
}

/** At most so much; no limit where it is left out. */
const most = (keyword: string): Rule => ({
  keyword,
  isNarrower: (older, newer) =>
    typeof newer === 'number' && newer < (typeof older === 'number' ? older : Number.POSITIVE_INFINITY),
})

/** At least so much; `least` where it is left out. */
const fewest = (keyword: string, least: number): Rule => ({
  keyword,
  isNarrower: (older, newer) =>
    typeof newer === 'number' && newer > (typeof older === 'number' ? older : least),
})

/** A rule that takes less whenever it is another one. */
const exact = (keyword: string): Rule => ({
  keyword,
  isNarrower: (older, newer) => newer !== undefined && !equalJson(older, newer),
})

const rules: readonly Rule[] = [
  ...['maxLength', 'maximum', 'exclusiveMaximum', 'maxItems', 'maxProperties'].map(most),
  ...['minLength', 'minItems', 'minProperties'].map((keyword) => fewest(keyword, 0)),
  ...['minimum', 'exclusiveMinimum'].map((keyword) => fewest(keyword, Number.NEGATIVE_INFINITY)),
  ...['pattern', 'multipleOf'].map(exact),
  // A mark of secrets, which any text fits.
  {
    keyword: 'format',
    isNarrower: (older, newer) => newer !== 'password' && exact('format').isNarrower(older, newer),
  },
  { keyword: 'uniqueItems', isNarrower: (older, newer) => newer === true && older !== true },
]

/** Whole numbers are numbers too. */
function compareTypes(older: Keywords, newer: Keywords, pointer: string, name: string): readonly Change[] {
  const [before, after] = [typesOf(older), typesOf(newer)]
  const takes = (type: string) => after.includes(type) || (type === 'integer' && after.includes('number'))
  // Without a type any value was taken, unless its choices were listed: these are compared by themselves.
  const isNarrower = before.length === 0 ? choicesOf(older) === undefined : !before.every(takes)
  return after.length === 0 || !isNarrower
    ? []
    : [
        breaking(
          `${pointer}/type`,
          `${name} is narrower: it ${problemInWords({ keyword: 'type', rule: newer.type })}`,
        ),
      ]
}

function compareChoices(older: Keywords, newer: Keywords, pointer: string, name: string): readonly Change[] {
  const [before, after] = [choicesOf(older), choicesOf(newer)]
  if (after === undefined) return []
  const place = `${pointer}/${newer.enum === undefined ? 'const' : 'enum'}`
  if (before === undefined)
    return [
      breaking(place, `${name} took any value, and ${problemInWords({ keyword: 'enum', rule: after })} now`),
    ]
  const gone = goneItems(before, after).map((value) => JSON.stringify(value))
  return gone.length === 0 ? [] : [breaking(place, `${name} can not be ${gone.join(', ')} any more`)]
}

const choicesOf = (schema: Keywords): readonly unknown[] | undefined =>
  Array.isArray(schema.enum) ? schema.enum : schema.const === undefined ? undefined : [schema.const]

/** The hosts and schemes of a field that holds an address to send to. */
function compareTargets(older: unknown, newer: unknown, pointer: string, name: string): readonly Change[] {
  if (!isObject(newer)) return []
  return ['hosts', 'schemes'].flatMap((part) => {
    const [before, after] = [listAt(older, part), listAt(newer, part)]
    const gone = goneItems(before, after).join(', ')
    if (isObject(older) && gone === '') return []
    const message = isObject(older)
      ? `${name} can not lead to ${gone} any more`
      : `${name} could lead anywhere, and can lead only to ${after.join(', ')} now`
    return after.length === 0 ? [] : [breaking(`${pointer}/${part}`, message)]
  })
}

const listAt = (target: unknown, part: string): readonly unknown[] => {
  if (!isObject(target)) return []
  const list = target[part] ?? (part === 'schemes' ? ['https'] : [])
  return Array.isArray(list) ? list : []
}

/** Keywords that hold whole schemas: which of two takes less is not decided here. */
const conditions = [
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'if',
  'then',
  'else',
  'dependentRequired',
  'dependentSchemas',
  'patternProperties',
  'propertyNames',
  'unevaluatedProperties',
  'contains',
  'prefixItems',
  '$ref',
  '$defs',
]

function compareConditions(
  older: Keywords,
  newer: Keywords,
  pointer: string,
  name: string,
): readonly Change[] {
  return conditions
    .filter((keyword) => newer[keyword] !== undefined && !equalJson(older[keyword], newer[keyword]))
    .map((keyword) => ({
      kind: 'unclear',
      pointer: `${pointer}/${keyword}`,
      message: `"${keyword}" of ${name} changed: see whether what is saved still fits`,
    }))
}
