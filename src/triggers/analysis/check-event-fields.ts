import { nearest } from '../../diagnostics/suggest.js'
import { eventTypes } from '../../events/event.js'
import { rootFieldSlips, rootFields } from '../../events/root-fields.js'
import type { FqlComparison, FqlLiteral, FqlNode, FqlPath } from '../ast.js'
import type { Problems } from '../problems.js'
import { isEventType } from '../static-kinds.js'
import type { Cases } from './cases.js'
import { includes } from './values.js'

/**
 * Warns of what a query asks of an event that events do not have: a type that there is not, a field that its type
 * does not have, a name that is another one misspelt. Senders may add fields of their own: a name that is near to
 * none is left alone. `arriving` are the types that can come, where that is known.
 */
export function checkEventFields(
  node: FqlNode,
  cases: () => Cases,
  arriving: readonly string[] | undefined,
  problems: Problems,
): void {
  if (node.kind === 'comparison') checkTypes(node, arriving, problems)
  if (node.kind === 'path' && node.element === null) checkField(node, cases, arriving ?? eventTypes, problems)
}

function checkField(
  { segments: [first], range }: FqlPath,
  cases: () => Cases,
  arriving: readonly string[],
  problems: Problems,
): void {
  if (first?.kind !== 'field') return
  const types: readonly string[] | undefined = rootFields.get(first.name)
  if (types === undefined) {
    const meant = meantField(first.name)
    if (meant !== undefined)
      problems.warning(
        'fql/unknown-field',
        range,
        `an event has no "${first.name}"`,
        `did you mean "${meant}"?`,
      )
    return
  }
  const held = cases()
  const asked = arriving.filter((type) => held.some((one) => allows(one, type)))
  if (asked.length > 0 && !asked.some((type) => types.includes(type)))
    problems.warning(
      'fql/impossible-field',
      range,
      `${typesInWords(asked)} events have no "${first.name}"`,
      `${typesInWords(types)} events have it`,
    )
}

const allows = (one: Cases[number], type: string): boolean => {
  const fact = one.get('type')
  return fact === undefined || includes(fact.known.values, type)
}

/** The name of a field that this one was probably meant to be. Short names are near to too many. */
function meantField(name: string): string | undefined {
  const meant = rootFieldSlips.get(name) ?? nearest(name, [...rootFields.keys()])
  return meant === undefined || meant.length < 5 ? undefined : meant
}

/** `type = "trakc"`. */
function checkTypes(node: FqlComparison, arriving: readonly string[] | undefined, problems: Problems): void {
  for (const literal of typesAskedFor(node)) {
    const type = literal.value
    if (typeof type !== 'string') continue
    if (!isOneOf(type, eventTypes)) {
      const meant = nearest(type, eventTypes)
      problems.warning(
        'fql/event-type',
        literal.range,
        `there are no "${type}" events`,
        meant === undefined ? `there are ${typesInWords(eventTypes)} events` : `did you mean "${meant}"?`,
      )
    } else if (arriving !== undefined && !arriving.includes(type) && node.operator !== '!=')
      problems.warning(
        'fql/event-type',
        literal.range,
        `no ${type} events come here`,
        `only ${typesInWords(arriving)} events do`,
      )
  }
}

/** The texts that the type of an event is compared with. */
function typesAskedFor({ operator, left, right }: FqlComparison): readonly FqlLiteral[] {
  if (operator !== '=' && operator !== '!=' && operator !== 'in') return []
  const other = isEventType(left) ? right : isEventType(right) && operator !== 'in' ? left : undefined
  const written = other?.kind === 'list' ? other.items : other === undefined ? [] : [other]
  return written.filter((item) => item.kind === 'literal')
}

const isOneOf = (type: string, types: readonly string[]): boolean => types.includes(type)

/** `track, page and screen`. */
function typesInWords(types: readonly string[]): string {
  const last = types.at(-1) ?? 'no'
  return types.length < 2 ? last : `${types.slice(0, -1).join(', ')} and ${last}`
}
