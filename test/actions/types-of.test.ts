import { describe, expect, expectTypeOf, it } from 'vitest'
import type { Json, JsonObject, MappingOf } from 'waybill/actions'
import {
  type ActionNameOf,
  type Destination,
  defineDestination,
  type PayloadOf,
  type SettingsOf,
} from 'waybill/actions'
import slack from 'waybill/definitions/slack'
import { createTestEvent, testAction } from 'waybill/testing'
import { acme, acmeSettings } from '../acme.js'

// `npm run typecheck` fails where an error that is expected here goes away.

/** A definition of which only the schemas matter. */
const shapes = defineDestination({
  slug: 'shapes',
  version: '1.0.0',
  name: 'Shapes',
  events: ['track'],
  settings: {
    type: 'object',
    required: ['key', 'region'],
    properties: {
      key: { type: 'string' },
      region: { enum: ['us', 'eu'], default: 'us' },
      proxy: { type: 'object', required: ['port'], properties: { port: { type: 'integer', default: 80 } } },
    },
    anyOf: [{ required: ['key'] }, { required: ['proxy'] }],
  },
  actions: {
    all: {
      title: 'All',
      fields: {
        type: 'object',
        required: ['text', 'choice'],
        properties: {
          text: { type: 'string', title: 'Text', ui: { hidden: true } },
          choice: { enum: ['a', 'b'], default: 'a' },
          constant: { const: 1 },
          maybe: { type: ['string', 'null'] },
          either: { anyOf: [{ type: 'number' }, { type: 'boolean' }] },
          oneOf: { oneOf: [{ type: 'integer' }, { type: 'null' }] },
          list: {
            type: 'array',
            items: { type: 'object', required: ['id'], properties: { id: { type: 'string' } } },
          },
          tuple: { type: 'array', prefixItems: [{ type: 'string' }], items: { type: 'number' } },
          closed: { type: 'object', properties: { a: { type: 'string' } } },
          open: { type: 'object', properties: { a: { type: 'string' } }, additionalProperties: true },
          map: { type: 'object', additionalProperties: { type: 'number' } },
          anything: {},
          free: { type: 'object' },
        },
      },
      request: { method: 'POST' },
      examples: [],
    },
    byBranch: {
      title: 'By branch',
      fields: {
        type: 'object',
        properties: { a: { type: 'string' } },
        anyOf: [{ properties: { b: {} } }, { required: ['a'] }],
        if: { required: ['a'] },
        then: { properties: { c: {} } },
      },
      mapping: { a: 1, b: 2, c: 3 },
      request: { method: 'POST' },
      examples: [],
    },
    expanded: {
      title: 'Expanded',
      expandKeys: true,
      fields: { type: 'object', properties: { info: { type: 'object' } } },
      mapping: { 'info.name': { '@path': '$.event' } },
      request: { method: 'POST' },
      examples: [],
    },
    open: {
      title: 'Open',
      fields: { type: 'object', properties: { a: {} }, additionalProperties: true },
      mapping: { b: 1 },
      request: { method: 'POST' },
      examples: [],
    },
  },
})

describe('the types of a definition', () => {
  it('name its actions', () => {
    expectTypeOf<ActionNameOf<typeof acme>>().toEqualTypeOf<'upsert'>()
    expectTypeOf<ActionNameOf<Destination>>().toEqualTypeOf<string>()
  })

  it('say what a payload holds, by the JSON Schema of the fields', () => {
    type Payload = PayloadOf<typeof shapes, 'all'>
    expectTypeOf<Payload['text']>().toEqualTypeOf<string>()
    expectTypeOf<Payload['constant']>().toEqualTypeOf<1 | undefined>()
    expectTypeOf<Payload['maybe']>().toEqualTypeOf<string | null | undefined>()
    expectTypeOf<Payload['either']>().toEqualTypeOf<number | boolean | undefined>()
    expectTypeOf<Payload['oneOf']>().toEqualTypeOf<number | null | undefined>()
    expectTypeOf<NonNullable<Payload['list']>[number]>().toEqualTypeOf<{ readonly id: string }>()
    expectTypeOf<Payload['tuple']>().toEqualTypeOf<readonly unknown[] | undefined>()
    expectTypeOf<keyof NonNullable<Payload['closed']>>().toEqualTypeOf<'a'>()
    expectTypeOf<NonNullable<Payload['open']>['other']>().toEqualTypeOf<unknown>()
    expectTypeOf<NonNullable<Payload['open']>['a']>().toEqualTypeOf<string | undefined>()
    expectTypeOf<NonNullable<Payload['map']>['any']>().toEqualTypeOf<number>()
    expectTypeOf<Payload['anything']>().toEqualTypeOf<unknown>()
    expectTypeOf<NonNullable<Payload['free']>['any']>().toEqualTypeOf<unknown>()
  })

  it('ask for a required field, whose default does not stand in for it', () => {
    expectTypeOf<{ text: 'a'; choice: 'a' }>().toExtend<PayloadOf<typeof shapes, 'all'>>()
    expectTypeOf<{ text: 'a' }>().not.toExtend<PayloadOf<typeof shapes, 'all'>>()
  })

  it('let settings with a default be left out, at any depth, and allow no others', () => {
    expectTypeOf<{ key: 'k'; proxy: object }>().toExtend<SettingsOf<typeof shapes>>()
    expectTypeOf<object>().not.toExtend<SettingsOf<typeof shapes>>()
    expectTypeOf<keyof SettingsOf<typeof shapes>>().toEqualTypeOf<'key' | 'region' | 'proxy'>()
    expectTypeOf<SettingsOf<typeof slack>[string]>().toEqualTypeOf<never>()
  })

  it('know nothing of a definition that was loaded', () => {
    expectTypeOf<SettingsOf<Destination>>().toEqualTypeOf<JsonObject>()
    expectTypeOf<PayloadOf<Destination, string>>().toEqualTypeOf<JsonObject>()
    expectTypeOf<MappingOf<Destination, string>>().toEqualTypeOf<JsonObject>()
  })

  it('allow in a mapping what branches declare, and any key where any field is allowed', () => {
    expectTypeOf<MappingOf<typeof shapes, 'byBranch'>>().toHaveProperty('b')
    expectTypeOf<MappingOf<typeof shapes, 'byBranch'>>().toHaveProperty('c')
    expectTypeOf<MappingOf<typeof shapes, 'byBranch'>>().not.toHaveProperty('d')
    expectTypeOf<MappingOf<typeof shapes, 'expanded'>>().toEqualTypeOf<JsonObject>()
    expectTypeOf<MappingOf<typeof shapes, 'open'>>().toEqualTypeOf<JsonObject>()
    expectTypeOf<MappingOf<typeof acme, 'upsert'>['id']>().toEqualTypeOf<Json | undefined>()
  })
})

describe('a test of an action', () => {
  const event = createTestEvent('identify')
  const settings = acmeSettings

  it.each([
    // @ts-expect-error No such action.
    ['an action', () => testAction(acme, 'upsrt', { event, settings })],
    // @ts-expect-error No such setting.
    ['a setting', () => testAction(acme, 'upsert', { event, settings: { ...settings, regoin: 'eu' } })],
    // @ts-expect-error No such region.
    ['a choice', () => testAction(acme, 'upsert', { event, settings: { ...settings, region: 'mars' } })],
    // @ts-expect-error The key is missing.
    ['what is required', () => testAction(acme, 'upsert', { event, settings: {} })],
    // @ts-expect-error There are no settings.
    ['where no setting is', () => testAction(slack, 'postToChannel', { event, settings: { a: 1 } })],
  ])('does not compile with %s misspelt or missing, and throws where it runs all the same', (_, run) => {
    expect(run).toThrow()
  })

  it('does not compile with a field misspelt, which only warns where it runs all the same', () => {
    // @ts-expect-error No such field.
    const tested = testAction(acme, 'upsert', { event, settings, mapping: { emial: 'a@example.com' } })
    expect(tested.outcome.status).toBe('built')
  })

  it('takes any mapping to a field, and a directive for all of them', () => {
    const byField = { id: { '@path': '$.userId' }, tags: ['a', { '@path': '$.traits.b' }], age: 3 }
    for (const mapping of [byField, { '@path': '$.traits' }])
      expect(
        testAction(acme, 'upsert', { event: { ...event, traits: { id: 'x' } }, settings, mapping }).outcome
          .status,
      ).toBe('built')
  })

  it('takes any names with a definition that was loaded', () => {
    const loaded: Destination = JSON.parse(JSON.stringify(acme))
    const name: string = 'upsert'
    const mapping: JsonObject = { email: 'a@example.com' }
    expect(testAction(loaded, name, { event, settings: { ...settings }, mapping }).outcome.status).toBe(
      'built',
    )
  })

  it('can stand in code that is generic over definitions', () => {
    function statusIn<Definition extends Destination>(
      definition: Definition,
      action: ActionNameOf<Definition>,
      given: SettingsOf<Definition>,
    ) {
      return testAction(definition, action, { event, settings: given }).outcome.status
    }
    expect(statusIn(acme, 'upsert', settings)).toBe('built')
    // @ts-expect-error No such action.
    expect(() => statusIn(acme, 'upsrt', settings)).toThrow()
  })
})

describe('a definition', () => {
  it('does not compile where its names are no fields', () => {
    const { request, examples } = acme.actions.upsert
    const { slug, version, name, events } = acme
    const head = { slug, version, name, events }
    const parts = { title: 'A', request, examples }
    const properties = { a: { type: 'string' }, b: { type: 'string' } } as const
    const fields = { type: 'object', properties } as const
    const settings = { type: 'object', properties } as const
    const check = { require: 'payload.a = 1', message: 'A is one.' }

    const required = { ...settings, required: ['c'] } as const
    const requires = { ...parts, fields: { ...fields, required: ['c'] } } as const
    const maps = { ...parts, fields, mapping: { a: 1, c: 2 } } as const
    const checks = { ...parts, fields, checks: [{ ...check, fields: ['c'] }] } as const
    // @ts-expect-error A required setting that is not declared.
    defineDestination({ ...head, settings: required, actions: {} })
    // @ts-expect-error A required field that is not declared.
    defineDestination({ ...head, settings, actions: { requires } })
    // @ts-expect-error A mapping to a field that is not declared.
    defineDestination({ ...head, settings, actions: { maps } })
    // @ts-expect-error A check of a field that is not declared.
    defineDestination({ ...head, settings, actions: { checks } })

    // The same without the mistake.
    defineDestination({
      ...head,
      settings: { ...settings, required: ['a'] },
      actions: {
        x: {
          ...parts,
          fields: { ...fields, required: ['a', 'b'] },
          mapping: { a: 1, b: 2 },
          checks: [{ ...check, fields: ['a'] }, { ...check, blames: 'settings', fields: ['c'] }, check],
        },
        byDirective: { ...parts, fields, mapping: { '@path': '$.properties' } },
      },
    })
    // Names that the compiler knows only as text are left to the check at run time.
    const names: readonly string[] = ['a']
    const mapping: JsonObject = { a: 1 }
    const loose = {
      ...parts,
      fields: { ...fields, required: names },
      mapping,
      checks: [{ ...check, fields: names }],
    }
    expect(defineDestination({ ...head, settings, actions: { loose } }).actions.loose).toBe(loose)
  })
})
