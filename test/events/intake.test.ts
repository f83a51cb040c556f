import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { eventTypes } from '../../src/events/event.js'
import { checkIntake } from '../../src/events/intake.js'
import { intakeRules } from '../../src/events/rules.js'

const modes = ['lenient', 'strict'] as const

const wellFormed: readonly Record<string, unknown>[] = [
  { type: 'identify', userId: 'u1', traits: { email: 'a@example.com' } },
  { type: 'identify', userId: 'u1' },
  { type: 'track', anonymousId: 'a1', event: 'Order Completed', properties: { revenue: 5 } },
  { type: 'track', userId: null, anonymousId: 'a1', event: 'Signed Up' },
  { type: 'page', userId: 'u1', name: 'Home', category: 'Site', properties: {} },
  { type: 'screen', userId: 'u1', anonymousId: null },
  { type: 'group', userId: 'u1', groupId: 'g1', traits: {} },
  { type: 'alias', userId: 'u1', previousId: 'a1' },
  { type: 'delete', userId: 'u1' },
  { type: 'track', userId: 'u1', event: 'E', messageId: 'm'.repeat(100), context: {}, integrations: {} },
]

/** Refused in both modes. */
const unknownEvents: readonly (readonly [what: string, event: unknown, reason: string])[] = [
  ['null', null, 'an event is an object with a type, this is null'],
  ['nothing', undefined, 'an event is an object with a type, this is nothing'],
  ['a list', [{ type: 'track' }], 'an event is an object with a type, this is a list'],
  [
    'a list with a type',
    Object.assign([], { type: 'track' }),
    'an event is an object with a type, this is a list',
  ],
  ['text', '{"type":"track"}', 'an event is an object with a type, this is text'],
  ['empty text', '', 'an event is an object with a type, this is empty text'],
  ['long text', 'x'.repeat(200), 'an event is an object with a type, this is text of 200 characters'],
  ['a number', Number.NaN, 'an event is an object with a type, this is a number'],
  ['a boolean', false, 'an event is an object with a type, this is false'],
  ['a function', () => 1, 'an event is an object with a type, this is a function'],
  ['a symbol', Symbol('track'), 'an event is an object with a type, this is a symbol'],
  ['no type', {}, 'an event has a type: identify, track, page, screen, group, alias, delete'],
  [
    'an inherited type',
    Object.create({ type: 'track' }),
    'an event has a type: identify, track, page, screen, group, alias, delete',
  ],
  [
    'a type below __proto__',
    JSON.parse('{"__proto__":{"type":"track"}}'),
    'an event has a type: identify, track, page, screen, group, alias, delete',
  ],
  ['a type of null', { type: null }, 'the type of an event is text, this is null'],
  ['a type that is a number', { type: 1 }, 'the type of an event is text, this is a number'],
  ['a type that is a list', { type: ['track'] }, 'the type of an event is text, this is a list'],
  ['a slip', { type: 'trak' }, 'there is no event type "trak", did you mean "track"?'],
  ['another case', { type: 'Track' }, 'there is no event type "Track", did you mean "track"?'],
  [
    'another word',
    { type: 'purchase' },
    'there is no event type "purchase", only identify, track, page, screen, group, alias, delete',
  ],
  [
    'the name of a prototype',
    { type: '__proto__' },
    'there is no event type "__proto__", only identify, track, page, screen, group, alias, delete',
  ],
  ['a long type', { type: 'x'.repeat(5000) }, `there is no event type "${'x'.repeat(40)}…"`],
  ['a type that is just too long', { type: 'x'.repeat(41) }, `there is no event type "${'x'.repeat(40)}…"`],
]

/** Refused in strict mode alone: code, fields, reason. */
const incomplete: readonly (readonly [
  event: Record<string, unknown>,
  code: string,
  fields: string[],
  reason: string,
])[] = [
  [
    { type: 'page', userId: 'u', messageId: 'm'.repeat(101) },
    'bad_request',
    ['messageId'],
    'a messageId is text of at most 100 characters, not text of 101 characters',
  ],
  [
    { type: 'page', userId: 'u', messageId: 7 },
    'bad_request',
    ['messageId'],
    'a messageId is text of at most 100 characters, not a number',
  ],
  [{ type: 'track', userId: 7, event: 'E' }, 'id_not_string', ['userId'], 'a userId is text, not a number'],
  [
    { type: 'page', userId: 'u', anonymousId: {} },
    'id_not_string',
    ['anonymousId'],
    'an anonymousId is text, not an object',
  ],
  [
    { type: 'track', event: 'E' },
    'no_user_anon_id',
    ['userId', 'anonymousId'],
    'an event needs a userId or an anonymousId',
  ],
  [
    { type: 'delete', userId: '', anonymousId: null },
    'no_user_anon_id',
    ['userId', 'anonymousId'],
    'an event needs a userId or an anonymousId, not empty text',
  ],
  [
    JSON.parse('{"type":"page","__proto__":{"userId":"u"}}'),
    'no_user_anon_id',
    ['userId', 'anonymousId'],
    'an event needs a userId or an anonymousId',
  ],
  [
    { type: 'alias', anonymousId: 'a', previousId: 'a' },
    'id_required',
    ['userId'],
    'an alias event needs a userId, the id from now on',
  ],
  [
    { type: 'alias', userId: 'u' },
    'id_required',
    ['previousId'],
    'an alias event needs a previousId, the id until now',
  ],
  [
    { type: 'alias', userId: 'u', previousId: 1 },
    'id_not_string',
    ['previousId'],
    'a previousId is text, not a number',
  ],
  [{ type: 'group', userId: 'u' }, 'id_required', ['groupId'], 'a group event needs a groupId'],
  [
    { type: 'group', userId: 'u', groupId: ['g'] },
    'id_not_string',
    ['groupId'],
    'a groupId is text, not a list',
  ],
  [{ type: 'track', userId: 'u' }, 'event_not_defined', ['event'], 'a track event needs a name, in "event"'],
  [
    { type: 'track', userId: 'u', event: '' },
    'event_not_defined',
    ['event'],
    'a track event needs a name, in "event", not empty text',
  ],
  [
    { type: 'track', userId: 'u', event: null },
    'event_not_defined',
    ['event'],
    'a track event needs a name, in "event", not null',
  ],
  [
    { type: 'track', userId: 'u', event: true },
    'event_not_string',
    ['event'],
    'the name of a track event is text, not true',
  ],
  [
    { type: 'track', userId: 'u', event: 'E', properties: [] },
    'properties_not_object',
    ['properties'],
    '"properties" is an object, not a list',
  ],
  [
    { type: 'screen', userId: 'u', properties: 'x' },
    'properties_not_object',
    ['properties'],
    '"properties" is an object, not text',
  ],
  [
    { type: 'page', userId: 'u', properties: null },
    'properties_not_object',
    ['properties'],
    '"properties" is an object, not null',
  ],
  [
    { type: 'identify', userId: 'u', traits: 'text' },
    'traits_not_object',
    ['traits'],
    '"traits" is an object, not text',
  ],
  [
    { type: 'group', userId: 'u', groupId: 'g', traits: 5 },
    'traits_not_object',
    ['traits'],
    '"traits" is an object, not a number',
  ],
  [
    { type: 'page', userId: 'u', name: 7 },
    'name_not_string',
    ['name'],
    'the name of a page or screen is text, not a number',
  ],
  [
    { type: 'screen', userId: 'u', category: {} },
    'category_not_string',
    ['category'],
    'the category of a page or screen is text, not an object',
  ],
  [
    { type: 'page', userId: 'u', context: [] },
    'bad_request',
    ['context'],
    '"context" is an object, not a list',
  ],
  [
    { type: 'page', userId: 'u', integrations: true },
    'bad_request',
    ['integrations'],
    '"integrations" is an object, not true',
  ],
]

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const key of Reflect.ownKeys(value)) deepFreeze(Reflect.get(value, key))
  }
  return value
}

describe('intake', () => {
  test.each(wellFormed)('takes %j in both modes', (event) => {
    for (const mode of modes) expect(checkIntake(deepFreeze(event), mode)).toBeUndefined()
  })

  test.each(unknownEvents)('refuses %s in both modes', (_, event, reason) => {
    for (const mode of modes) {
      const problem = checkIntake(deepFreeze(event), mode)
      expect(problem).toMatchObject({ code: 'bad_request', reason })
    }
  })

  test('names the field where there is an object but no known type', () => {
    expect(checkIntake({ type: 'trak' }, 'lenient')?.fields).toEqual(['type'])
    expect(checkIntake(null, 'lenient')).not.toHaveProperty('fields')
  })

  test.each(incomplete)('refuses %j in strict mode alone', (event, code, fields, reason) => {
    expect(checkIntake(deepFreeze(event), 'strict')).toEqual({ code, reason, fields })
    expect(checkIntake(event, 'lenient')).toBeUndefined()
  })

  test('every rule has an event that breaks it', () => {
    const shown = incomplete.map(([, code, fields]) => `${code} ${fields}`)
    for (const { code, fields } of intakeRules) expect(shown).toContain(`${code} ${fields}`)
  })

  test('the first rule of the table wins', () => {
    const event = { type: 'track', messageId: 5, userId: 5, event: 5, properties: 5 }
    expect(checkIntake(event, 'strict')?.fields).toEqual(['messageId'])
  })

  test('asks for nothing that the type does not need', () => {
    const event = { type: 'identify', userId: 'u', event: 5, properties: 5, groupId: 5, name: 5, category: 5 }
    expect(checkIntake(event, 'strict')).toBeUndefined()
  })

  test('refuses objects whose fields can not be read', () => {
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    const throwing = {
      get type(): string {
        throw new Error('no')
      },
    }
    for (const event of [proxy, throwing]) {
      expect(checkIntake(event, 'lenient')).toEqual({
        code: 'bad_request',
        reason: 'an event is plain data, reading this one fails',
      })
    }
  })

  test('a problem can be changed without changing the next one', () => {
    const event = { type: 'track', userId: 'u' }
    const fields: unknown = checkIntake(event, 'strict')?.fields
    if (Array.isArray(fields)) fields.push('changed')
    expect(checkIntake(event, 'strict')?.fields).toEqual(['event'])
  })

  test('never throws, never changes its input, and strict refuses all that lenient refuses', () => {
    const type = fc.oneof(fc.constantFrom(...eventTypes), fc.string(), fc.jsonValue())
    const field = fc.oneof(fc.jsonValue(), fc.string({ maxLength: 200 }), fc.anything())
    const keys = ['messageId', 'userId', 'anonymousId', 'event', 'properties', 'traits', 'name', 'category']
    const fields = fc.dictionary(fc.constantFrom(...keys, 'previousId', 'groupId', 'context', 'x'), field)
    const typed = fc.tuple(type, fields).map(([kind, rest]): unknown => ({ ...rest, type: kind }))
    const anything = fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true })
    fc.assert(
      fc.property(fc.oneof(typed, anything), (event) => {
        deepFreezePlain(event)
        const lenient = checkIntake(event, 'lenient')
        const strict = checkIntake(event, 'strict')
        if (lenient !== undefined) expect(strict).toEqual(lenient)
        for (const problem of [lenient, strict]) {
          expect(JSON.parse(JSON.stringify(problem ?? null))).toEqual(problem ?? null)
        }
      }),
      { numRuns: 1000 },
    )
  })
})

/** Freezes what can be frozen: a typed array can not. */
function deepFreezePlain(value: unknown): void {
  if (!ArrayBuffer.isView(value)) {
    try {
      deepFreeze(value)
    } catch {
      // A typed array further down.
    }
  }
}
