import { SchemaCompiler } from '../../src/actions/index.js'
import type { EventType } from '../../src/events/event.js'
import type { Dice } from '../../src/events/sample/dice.js'
import { eventSchemas } from '../../src/events/specification.js'
import { isObject, type Json, type JsonObject } from '../../src/json/value.js'
import { compileMapping, readsOf } from '../../src/mappings/index.js'
import { compilePayload } from '../compile-payload.js'
import { isPossiblePath } from './known-part.js'
import type { Mutant } from './mutations.js'
import { placesOf } from './places.js'
import { anything, draw, valueFor } from './schema-values.js'
import type { Subject } from './subject.js'

const schemas = new SchemaCompiler('compiled')

const validators = new Map(
  (['identify', 'track', 'page', 'screen', 'group', 'alias', 'delete'] as const).map((type) => [
    type,
    eventSchemas(type).map((schema) => schemas.compile(schema)),
  ]),
)

/** Whether an event is as the specification says. */
const isConforming = (type: EventType, event: unknown): boolean =>
  (validators.get(type) ?? []).some((check) => check(event).length === 0)

interface TypedEvent {
  readonly type: EventType
  readonly event: JsonObject
}

/**
 * What events can make of mappings, found out by running them: the mapping, coercion, validation. It knows nothing of
 * types, and tries events that the unchanged mapping takes, with the fields that a mutant reads set to values of every
 * kind and to values that the field is meant to take.
 */
export class Oracle {
  readonly #accept: (payload: Record<string, unknown>) => Record<string, unknown> | undefined
  readonly #events: readonly TypedEvent[]

  constructor(
    readonly subject: Subject,
    private readonly dice: Dice,
  ) {
    const validator = compilePayload(subject.fields, schemas, 'compiled')
    this.#accept = (payload) => {
      const { payload: accepted, problems } = validator.accept(payload)
      return problems.length === 0 ? accepted : undefined
    }
    this.#events = this.#findEvents()
  }

  /** How many events were found that the unchanged mapping makes valid payloads of. */
  get events(): number {
    return this.#events.length
  }

  /**
   * Whether some event gives a valid payload, and whether one does in which the changed field has a value; for a field
   * that was taken away the first is all there is to ask.
   */
  judge({ mapping, place, value }: Mutant): { readonly isValid: boolean; readonly isFilled: boolean } {
    const apply = compileMapping(mapping)
    let isValid = false
    for (const { event } of this.#trials(value ?? null, place.schema)) {
      const payload = run(apply, event)
      const accepted = isObject(payload) ? this.#accept(payload) : undefined
      if (accepted === undefined) continue
      isValid = true
      if (value === undefined || hasValue(accepted, place.output)) return { isValid, isFilled: true }
    }
    return { isValid, isFilled: false }
  }

  *#trials(value: Json, schema: object): Generator<TypedEvent> {
    yield* this.#events
    const paths = readsOf(value).map((text) => text.split('.').slice(1))
    for (const { type, event } of this.#events.slice(0, 8)) {
      for (const keys of paths.filter((keys) => isPossiblePath(type, keys))) {
        const wishes = Array.from({ length: 4 }, () => valueFor(schema, this.dice))
        for (const wish of [...wishes, ...anything]) {
          const changed = withValue(event, keys, wish)
          if (isObject(changed) && isConforming(type, changed)) yield { type, event: changed as JsonObject }
        }
      }
    }
  }

  #findEvents(): readonly TypedEvent[] {
    const { mapping, events } = this.subject
    const apply = compileMapping(mapping)
    const found: TypedEvent[] = []
    for (let trial = 0; trial < 2_000 && found.length < 24; trial += 1) {
      const type = draw(events, this.dice)
      const event = this.#invent(type)
      if (!isConforming(type, event)) continue
      const payload = run(apply, event)
      if (isObject(payload) && this.#accept(payload) !== undefined) found.push({ type, event })
    }
    return found
  }

  /** An event with what the mapping reads, mostly as the fields are meant that read it. */
  #invent(type: EventType): JsonObject {
    const schema = draw(eventSchemas(type), this.dice)
    const base = valueFor({ ...schema, required: [...eventFields] }, this.dice)
    let event: Json = withValue(base, ['event'], draw(eventNames, this.dice))
    for (const { value, schema: wanted } of placesOf(this.subject))
      for (const text of readsOf(inLoop(value))) {
        const keys = text.split('.').slice(1)
        if (keys.length === 0 || !isPossiblePath(type, keys) || this.dice.chance(0.2)) continue
        const changed = withValue(
          event,
          keys,
          this.dice.chance(0.7) ? valueFor(wanted, this.dice) : draw(anything, this.dice),
        )
        if (isConforming(type, changed)) event = changed
      }
    return isObject(event) ? (event as JsonObject) : {}
  }
}

const eventFields = [
  'type',
  'messageId',
  'userId',
  'anonymousId',
  'timestamp',
  'context',
  'groupId',
  'previousId',
]
const eventNames = ['Order Completed', 'Order Refunded', 'Product Added', 'Signed Up']

/** What stands in a loop may read its element: around it a loop over nothing makes that a mapping. */
const inLoop = (value: Json): Json => ({ '@each': { in: [], as: 'product', do: value } })

function run(apply: (data: unknown) => unknown, event: unknown): unknown {
  try {
    return apply(event)
  } catch {
    return undefined
  }
}

function withValue(event: Json, keys: readonly string[], value: Json): Json {
  const [key, ...rest] = keys
  if (key === undefined) return value
  const copy = isObject(event) ? (event as JsonObject) : {}
  return { ...copy, [key]: withValue(copy[key] ?? null, rest, value) }
}

function hasValue(payload: unknown, keys: readonly (string | number)[]): boolean {
  const [key, ...rest] = keys
  if (key === undefined) return payload !== undefined && payload !== null
  if (key === 0) return Array.isArray(payload) && payload.some((item) => hasValue(item, rest))
  return isObject(payload) && hasValue(payload[key], rest)
}
