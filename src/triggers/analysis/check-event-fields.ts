import { listed } from '../../diagnostics/listed.js'
import { nearest } from '../../diagnostics/suggest.js'
import { eventTypes } from '../../events/event.js'
import { rootFields } from '../../events/root-fields.js'
import type { FqlComparison, FqlLiteral, FqlNode, FqlPath } from '../ast.js'
import { quoteText } from '../format-text.js'
import type { Problems } from '../problems.js'
import { isEventType } from '../static-kinds.js'
import type { Cases } from './cases.js'
import { meantField } from './meant-field.js'
import { includes } from './values.js'

/**
 * Warns of what a query asks of an event that events do not have: a type that there is not, a field that its type
 * does not have, a name that is another one misspelt. Senders may add fields of their own: a name that is near to
 * none is left alone. Each field is spoken of once.
 */
export class EventFieldCheck {
  readonly #reported = new Set<string>()

  constructor(
    /** The types that can come, where that is known. */
    readonly arriving: readonly string[] | undefined,
    readonly problems: Problems,
  ) {}

  /** `cases` are those in which the outcome of `node` matters. */
  visit(node: FqlNode, cases: () => Cases): void {
    if (node.kind === 'comparison') {
      this.#types(node)
      this.#unquoted(node)
    }
    if (node.kind === 'path' && node.element === null) this.#field(node, cases)
  }

  #field({ segments: [first], range }: FqlPath, cases: () => Cases): void {
    if (first?.kind !== 'field' || this.#reported.has(first.name)) return
    const types: readonly string[] | undefined = rootFields.get(first.name)
    const problem = types === undefined ? misspelt(first.name) : this.#impossible(first.name, types, cases())
    if (problem === undefined) return
    this.#reported.add(first.name)
    this.problems.warning(problem.code, range, problem.message, problem.hint)
  }

  /** A field that none of the events has for which the query may be true there. */
  #impossible(name: string, types: readonly string[], cases: Cases) {
    const possible = (this.arriving ?? eventTypes).filter((type) => cases.some((one) => allows(one, type)))
    if (possible.length === 0 || possible.some((type) => types.includes(type))) return undefined
    return {
      code: 'fql/impossible-field',
      message: `${inWords(possible)} events have no "${name}"`,
      hint: inContext.includes(name)
        ? `what is known of the user's ${name} is in context.${name}`
        : `${inWords(types)} events have it`,
    } as const
  }

  /** `event = Order`: a text without quotes is read as a field. */
  #unquoted({ operator, left, right }: FqlComparison): void {
    if (!rootFields.has(rootNameOf(left) ?? '')) return
    const written = operator === 'in' && right.kind === 'list' ? right.items : [right]
    for (const path of written) {
      const name = path.kind === 'path' && path.segments.length === 1 ? rootNameOf(path) : undefined
      if (name === undefined || rootFields.has(name) || this.#reported.has(name)) continue
      this.#reported.add(name)
      this.problems.warning(
        'fql/unknown-field',
        path.range,
        `${name} is read as a field, and the event specification knows none of that name`,
        `for a text write ${quoteText(name)}`,
      )
    }
  }

  /** `type = "trakc"`. */
  #types(node: FqlComparison): void {
    const { arriving } = this
    for (const { value: type, range } of typesAskedFor(node))
      if (typeof type !== 'string') continue
      else if (!known.includes(type)) this.problems.warning('fql/event-type', range, ...noSuchType(type))
      else if (arriving !== undefined && !arriving.includes(type) && node.operator !== '!=')
        this.problems.warning(
          'fql/event-type',
          range,
          `no ${type} events come here`,
          `only ${inWords(arriving)} events do`,
        )
  }
}

const known: readonly string[] = eventTypes

/** What other events carry in their context (requirements.md R17). */
const inContext: readonly string[] = ['traits', 'groupId']

function misspelt(name: string) {
  const meant = meantField(name)
  return meant === undefined
    ? undefined
    : ({
        code: 'fql/unknown-field',
        message: `the event specification knows no "${name}"`,
        hint: `did you mean "${meant}"?`,
      } as const)
}

/** The first name of a path that starts from the event. */
function rootNameOf(node: FqlNode): string | undefined {
  const first = node.kind === 'path' && node.element === null ? node.segments[0] : undefined
  return first?.kind === 'field' ? first.name : undefined
}

function allows(one: Cases[number], type: string): boolean {
  const fact = one.get('type')
  return fact === undefined || includes(fact.known.values, type)
}

function noSuchType(type: string): [message: string, hint: string] {
  const meant = nearest(type, eventTypes)
  return [
    `there are no "${type}" events`,
    meant === undefined ? `there are ${inWords(eventTypes)} events` : `did you mean "${meant}"?`,
  ]
}

/** The texts that the type of an event is compared with. */
function typesAskedFor({ operator, left, right }: FqlComparison): readonly FqlLiteral[] {
  if (operator !== '=' && operator !== '!=' && operator !== 'in') return []
  const other = isEventType(left) ? right : isEventType(right) && operator !== 'in' ? left : undefined
  const written = other?.kind === 'list' ? other.items : other === undefined ? [] : [other]
  return written.filter((item) => item.kind === 'literal')
}

const inWords = (types: readonly string[]): string => (types.length === 0 ? 'no' : listed(types))
