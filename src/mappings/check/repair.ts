import { nearest } from '../../diagnostics/suggest.js'
import type { Expression, Variable } from '../../expressions/expression.js'
import { boolean, list, number, object, string } from '../../expressions/kinds.js'
import { elementsIn } from '../../expressions/types/native-types.js'
import type { Type } from '../../expressions/types/type.js'
import type { Finding } from './check-output.js'
import { firstPathIn } from './path-of.js'
import { holdsObjects } from './type-words.js'

/** What to do about a value of the wrong type, where that is likely. */
export function repairFor(
  { misfit, place }: Finding,
  expression: Expression,
  root: Variable,
): { readonly hint?: string } {
  if (misfit.keys.length > 0) return {}
  const { found, rule } = misfit
  const source = firstPathIn(expression, root) ?? '…'
  const hint =
    rule.keyword === 'type'
      ? repairForType(found, wantedBy(rule.rule), source, place.pointer.endsWith('/@template'), expression)
      : repairForChoice(found, rule.rule)
  return hint === undefined ? {} : { hint }
}

const wantedBy = (types: unknown): readonly string[] => [types].flat().map(String)

function repairForType(
  found: Type,
  wanted: readonly string[],
  source: string,
  isTemplate: boolean,
  { kind }: Expression,
): string | undefined {
  const wantsText = wanted.includes('string')
  const wantsNumber = wanted.includes('number') || wanted.includes('integer')
  const wantsScalar = wantsText || wantsNumber || wanted.includes('boolean')
  if (found.kinds === string && isTemplate)
    return `a template always gives text: use {"@path": "${source}"}${castOf(source, wanted)}`
  if (found.format === 'date-time' && wantsNumber)
    return `a date becomes a number by {"@date": {"value": {"@path": "${source}"}, "to": "unix"}}`
  if (kind === 'list' && wantsScalar)
    return wantsText ? 'give one of them, or join them by @join' : 'give one of them'
  if (found.kinds === list && wantsScalar)
    return kind === 'read' ? repairForList(found, source, wantsText) : repairForMadeList(wantsText)
  if (found.kinds === object && wantsScalar && kind !== 'object')
    return kind === 'read' ? repairForObject(found, source, wantsText) : repairForMadeObject(found, wantsText)
  if ((found.kinds & ~(string | number | boolean)) === 0 && wanted.includes('object'))
    return 'an object is written {"name": …}'
  return undefined
}

function castOf(source: string, wanted: readonly string[]): string {
  const to = ['number', 'integer', 'boolean'].find((type) => wanted.includes(type))
  return to === undefined
    ? ''
    : `, or where that is text {"@cast": {"value": {"@path": "${source}"}, "to": "${to}"}}`
}

function repairForList(found: Type, source: string, wantsText: boolean): string {
  const { item } = elementsIn(found)
  const [name = '…'] = item.shape?.fields.keys() ?? []
  if (holdsObjects(found)) return `take a field of one element: {"@path": "${source}[0].${name}"}`
  const element = `take one element: {"@path": "${source}[0]"}`
  return wantsText
    ? `join the elements: {"@join": {"value": {"@path": "${source}"}, "separator": ", "}}, or ${element}`
    : element
}

/** What a directive made has no path of its own. */
function repairForMadeList(wantsText: boolean): string {
  const element = 'take one element: {"@get": {"from": …, "key": 0}}'
  return wantsText ? `join the elements: {"@join": {"value": …, "separator": ", "}}, or ${element}` : element
}

function repairForMadeObject({ shape }: Type, wantsText: boolean): string | undefined {
  const [name] = shape?.fields.keys() ?? []
  if (name !== undefined)
    return `take one of its fields: {"@get": {"from": …, "key": ${JSON.stringify(name)}}}`
  return wantsText ? 'as text it is {"@json": {"mode": "encode", "value": …}}' : undefined
}

function repairForObject({ shape }: Type, source: string, wantsText: boolean): string | undefined {
  const names = [...(shape?.fields.keys() ?? [])].slice(0, 4)
  if (names.length > 0)
    return `read one of its fields: ${names.map((name) => `${source}.${name}`).join(', ')}`
  return wantsText
    ? `as text it is {"@json": {"mode": "encode", "value": {"@path": "${source}"}}}`
    : undefined
}

function repairForChoice({ scalars = [] }: Type, choices: unknown): string | undefined {
  const [value] = scalars
  const texts = [choices].flat().filter((choice) => typeof choice === 'string')
  const meant = typeof value === 'string' ? nearest(value, texts) : undefined
  return meant === undefined ? undefined : `did you mean "${meant}"?`
}
