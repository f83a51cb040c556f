import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkDefinition, compareDefinitions, type Destination } from '../../src/actions/index.js'
import { acme, changed } from '../acme.js'
import { deepFreeze } from '../deep-freeze.js'

deepFreeze(acme)

/** Parts of a definition by the keys that lead to them, with what to put there. */
type Parts = readonly (readonly [path: string, value: unknown])[]

/** The definition with some parts replaced. */
const acmeWith = (...parts: Parts): Destination =>
  parts.reduce<Destination>((definition, [path, value]) => replaced(definition, path.split('.'), value), acme)

function replaced(definition: Destination, path: readonly string[], value: unknown): Destination {
  return deepFreeze(withPart(definition, path, value)) as Destination
}

function withPart(whole: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value
  const entries = Object.entries(whole as object).filter(([name]) => name !== key)
  const inner = withPart(Reflect.get(whole as object, key) ?? {}, rest, value)
  return Object.fromEntries(inner === undefined ? entries : [...entries, [key, inner]])
}

const found = (older: Destination, newer: Destination) =>
  compareDefinitions(older, newer)
    .filter(({ code }) => code !== 'definition/version')
    .map(({ severity, pointer, message }) => `${severity} ${pointer}: ${message}`)

const fields = 'actions.upsert.fields'
const at = '/actions/upsert'

/** A field as it was and as it is, and what is said of it; nothing where saved configurations still fit. */
const fieldCases: readonly (readonly [older: object, newer: object, ...said: string[]])[] = [
  [{ type: 'string' }, { type: 'string', title: 'Note', description: 'x' }],
  [{ type: 'string' }, { type: ['string', 'null'] }],
  [{ type: ['string', 'null'] }, { type: 'string' }, '/type: the field "note" is narrower: it must be text'],
  [{ type: 'integer' }, { type: 'number' }],
  [{ type: 'number' }, { type: 'integer' }, '/type: the field "note" is narrower: it must be a whole number'],
  [{}, { type: 'string' }, '/type: the field "note" is narrower: it must be text'],
  [{ type: 'string' }, {}],
  [{ enum: ['a', 'b'] }, { enum: ['b', 'a', 'c'] }],
  [{ enum: ['a'] }, { type: 'string', enum: ['a'] }],
  [{ enum: ['a', 'b'] }, { enum: ['b'] }, '/enum: the field "note" can not be "a" any more'],
  [{ enum: ['a', 'b'] }, { const: 'b' }, '/const: the field "note" can not be "a" any more'],
  [
    { type: 'string' },
    { type: 'string', enum: ['a'] },
    '/enum: the field "note" took any value, and must be one of "a" now',
  ],
  [{ enum: ['a'] }, { type: 'string' }],
  [{ maxLength: 9 }, { maxLength: 10 }],
  [
    { maxLength: 10 },
    { maxLength: 9 },
    '/maxLength: the field "note" is narrower: it must have at most 9 characters',
  ],
  [{}, { maxLength: 9 }, '/maxLength: the field "note" is narrower: it must have at most 9 characters'],
  [{ maxLength: 9 }, {}],
  [{}, { minLength: 0 }],
  [{}, { minLength: 1 }, '/minLength: the field "note" is narrower: it must not be empty'],
  [{ minLength: 2 }, { minLength: 1 }],
  [{ minimum: 1 }, { minimum: 0 }],
  [{}, { minimum: 0 }, '/minimum: the field "note" is narrower: it must be 0 or more'],
  [{ maximum: 9 }, { maximum: 8 }, '/maximum: the field "note" is narrower: it must be 8 or less'],
  [
    { maxItems: 9 },
    { maxItems: 8 },
    '/maxItems: the field "note" is narrower: it must have at most 8 elements',
  ],
  [{}, { format: 'email' }, '/format: the field "note" is narrower: it must be an email address'],
  [{ format: 'email' }, {}],
  [
    { format: 'email' },
    { format: 'uri' },
    '/format: the field "note" is narrower: it must be a whole address, such as https://example.com/path',
  ],
  [{}, { format: 'password' }],
  [{}, { pattern: '^a' }, '/pattern: the field "note" is narrower: it must have the form ^a'],
  [{ pattern: '^a' }, { pattern: '^a' }],
  [{}, { uniqueItems: true }, '/uniqueItems: the field "note" is narrower: it must not repeat an element'],
  [
    { target: { hosts: ['a', 'b'] } },
    { target: { hosts: ['a'] } },
    '/target/hosts: the field "note" can not lead to b any more',
  ],
  [
    { target: { hosts: ['a'], schemes: ['https', 'http'] } },
    { target: { hosts: ['a'] } },
    '/target/schemes: the field "note" can not lead to http any more',
  ],
  [{ target: { hosts: ['a'] } }, {}],
  [{ items: { type: 'string' } }, { items: { type: ['string', 'null'] } }],
  [
    { items: { type: 'string' } },
    { items: { type: 'number' } },
    '/items/type: the field "note.elements" is narrower: it must be a number',
  ],
  [
    { type: 'array' },
    { type: 'array', items: { type: 'number' } },
    '/items/type: the field "note.elements" is narrower: it must be a number',
  ],
  [
    { type: 'object', properties: { a: {}, 'b/c': { maxLength: 2 } } },
    { type: 'object', required: ['b/c'], properties: { 'b/c': { maxLength: 1 } } },
    '/properties/a: the field "note.a" is gone',
    '/properties/b~1c/maxLength: the field "note.b/c" is narrower: it must have at most 1 characters',
    '/required/0: the field "note.b/c" is required now, and saved configurations may lack it',
  ],
  [
    { type: 'object', properties: { a: {} } },
    { type: 'object', additionalProperties: true },
  ],
  [
    { type: 'object' },
    { type: 'object', properties: { a: {} } },
    ': the field "note" took any name, and takes only what is declared now',
  ],
  [
    { type: 'object' },
    { type: 'object', additionalProperties: { type: 'string' } },
    '/additionalProperties/type: the field "note.entries" is narrower: it must be text',
  ],
]

describe('a field of a newer definition', () => {
  it.each(fieldCases)('%j → %j', (older, newer, ...said) => {
    const place = `${fields}.properties.note`
    expect(found(acmeWith([place, older]), acmeWith([place, newer]))).toEqual(
      said.map((words) => `error ${at}/fields/properties/note${words}`),
    )
  })

  it('that may be narrower by a condition is for a reader to judge', () => {
    const place = `${fields}.properties.note`
    const told = found(acmeWith([place, {}]), acmeWith([place, { anyOf: [{ type: 'string' }] }]))
    expect(told).toEqual([
      `warning ${at}/fields/properties/note/anyOf: "anyOf" of the field "note" changed: see whether what is saved still fits`,
    ])
  })
})

describe('a newer definition', () => {
  it.each<readonly [name: string, parts: Parts, said: readonly string[]]>([
    ['changes nothing', [], []],
    ['adds an action', [['actions.other', acme.actions.upsert]], []],
    ['adds an optional field', [[`${fields}.properties.more`, { type: 'string' }]], []],
    [
      'has another slug',
      [['slug', 'acme-2']],
      ['error /slug: connections name the destination by its slug, which was "acme"'],
    ],
    ['takes fewer events', [['events', ['identify']]], ['error /events: it takes no track events any more']],
    [
      'goes by another name',
      [['name', 'Acme']],
      ['error /integrationNames: the "integrations" of an event can not say Acme CRM any more'],
    ],
    [
      'goes by another name and keeps the old one',
      [
        ['name', 'Acme'],
        ['integrationNames', ['Acme CRM']],
      ],
      [],
    ],
    [
      'takes fewer hosts',
      [['request.hosts', ['eu.acme.example']]],
      ['error /request/hosts: settings can not lead to *.acme.example any more'],
    ],
    [
      'lacks a setting',
      [['settings.properties.region', undefined]],
      ['error /settings/properties/region: the setting "region" is gone'],
    ],
    [
      'requires a setting',
      [
        ['settings.required', ['apiKey', 'team']],
        ['settings.properties.team', { type: 'string' }],
      ],
      [
        'error /settings/required/1: the setting "team" is required now, and saved configurations may lack it',
      ],
    ],
    [
      'requires a setting with a default',
      [
        ['settings.required', ['apiKey', 'team']],
        ['settings.properties.team', { type: 'string', default: 'a' }],
      ],
      [],
    ],
    [
      'has another default of a setting',
      [['settings.properties.region.default', 'eu']],
      ['warning /settings/properties/region: the default of the setting "region" was "us"'],
    ],
    [
      'lacks an action',
      [
        ['actions.other', acme.actions.upsert],
        ['actions.upsert', undefined],
      ],
      [`error ${at}: the action "upsert" is gone: subscriptions that name it are refused`],
    ],
    [
      'lacks a field',
      [[`${fields}.properties.note`, undefined]],
      [`error ${at}/fields/properties/note: the field "note" is gone`],
    ],
    [
      'lacks a field and takes any',
      [
        [`${fields}.properties.note`, undefined],
        [`${fields}.additionalProperties`, true],
      ],
      [],
    ],
    [
      'requires a field',
      [[`${fields}.required`, ['id', 'note']]],
      [
        `error ${at}/fields/required/1: the field "note" is required now, and saved configurations may lack it`,
      ],
    ],
    ['requires a field that the default mapping gives', [[`${fields}.required`, ['id', 'email']]], []],
    [
      'gives a required field no more',
      [['actions.upsert.mapping.id', undefined]],
      [`error ${at}/mapping/id: the default mapping does not give "id" any more, and it is required`],
    ],
    [
      'gives a field no more',
      [['actions.upsert.mapping.age', undefined]],
      [`warning ${at}/mapping/age: the default mapping does not give "age" any more`],
    ],
    [
      'gives a field another value',
      [['actions.upsert.mapping.age', 1]],
      [`warning ${at}/mapping/age: the default of "age" gives another value`],
    ],
    [
      'has another mapping as a whole',
      [['actions.upsert.mapping', { '@path': '$' }]],
      [`warning ${at}/mapping: the default mapping gives other payloads`],
    ],
    [
      'has another trigger',
      [['actions.upsert.trigger', 'all']],
      [
        `warning ${at}/trigger: the default trigger was type = "identify": subscriptions without their own run for other events`,
      ],
    ],
    [
      'has no trigger',
      [['actions.upsert.trigger', undefined]],
      [`error ${at}/trigger: the default trigger is gone: subscriptions without their own never run`],
    ],
    [
      'reads keys otherwise',
      [['actions.upsert.expandKeys', true]],
      [`error ${at}/expandKeys: keys of saved mappings with a dot or a bracket mean another place`],
    ],
    [
      'has a new check',
      [
        [
          'actions.upsert.checks',
          [...acme.actions.upsert.checks, { require: 'payload.age > 1', message: 'x' }],
        ],
      ],
      [`warning ${at}/checks/2: a new check refuses payloads that went through: payload.age > 1`],
    ],
    [
      'has a new check that only warns',
      [
        [
          'actions.upsert.checks',
          [...acme.actions.upsert.checks, { require: 'true', message: 'x', severity: 'warning' }],
        ],
      ],
      [],
    ],
  ])('%s', (_, parts, said) => {
    expect(found(acme, acmeWith(...parts))).toEqual(said)
  })

  it('says of a trigger that is new', () => {
    expect(found(acmeWith(['actions.upsert.trigger', undefined]), acme)).toEqual([
      `warning ${at}/trigger: there is a default trigger now: subscriptions without their own begin to run`,
    ])
  })
})

describe('a field that is renamed', () => {
  const email = { type: 'string', format: 'email', title: 'Email' }
  const renamed: Parts = [
    [`${fields}.properties.email`, undefined],
    [`${fields}.properties.mail`, email],
    ['actions.upsert.mapping.email', undefined],
    ['actions.upsert.mapping.mail', { '@path': '$.traits.email' }],
  ]

  it('is gone where the action does not say so', () => {
    expect(found(acme, acmeWith(...renamed))).toEqual([
      `error ${at}/fields/properties/email: the field "email" is gone`,
    ])
  })

  it('breaks nothing where it does', () => {
    expect(found(acme, acmeWith(...renamed, ['actions.upsert.renamed', { email: 'mail' }]))).toEqual([])
  })

  it('is held to its old schema', () => {
    const narrower = acmeWith(
      ...renamed,
      ['actions.upsert.renamed', { email: 'mail' }],
      [`${fields}.properties.mail.maxLength`, 9],
    )
    expect(found(acme, narrower)).toEqual([
      `error ${at}/fields/properties/mail/maxLength: the field "mail" is narrower: it must have at most 9 characters`,
    ])
  })

  it('is gone where it is renamed to nothing that there is', () => {
    expect(found(acme, acmeWith(...renamed, ['actions.upsert.renamed', { email: 'meil' }]))).toHaveLength(1)
  })
})

describe('the version of a newer definition', () => {
  const breaks: Parts = [[`${fields}.properties.note`, undefined]]
  const adds: Parts = [['description', 'x']]

  it.each<readonly [from: string, to: string, parts: Parts, said: readonly string[]]>([
    ['1.2.3', '1.2.3', [], []],
    [
      '1.2.3',
      '1.2.3',
      adds,
      ['warning: the definition changed, and the version is still 1.2.3 (raise it to 1.2.4)'],
    ],
    ['1.2.3', '1.2.4', adds, []],
    ['1.2.3', '1.10.0', adds, []],
    ['1.10.0', '1.9.0', adds, ['error: the version goes down from 1.10.0 to 1.9.0 (raise it to 1.10.1)']],
    [
      '1.2.3',
      '1.2.3',
      breaks,
      [
        'error: saved configurations break, and going from 1.2.3 to 1.2.3 does not say so (raise it to 2.0.0)',
      ],
    ],
    [
      '1.2.3',
      '1.3.0',
      breaks,
      [
        'error: saved configurations break, and going from 1.2.3 to 1.3.0 does not say so (raise it to 2.0.0)',
      ],
    ],
    ['1.2.3', '2.0.0', breaks, []],
    ['1.2.3', '2.0.0-beta.1', breaks, []],
    ['2.0.0-beta.2', '2.0.0-beta.10', breaks, []],
    [
      '2.0.0-beta.2',
      '2.0.0-beta.1',
      adds,
      ['error: the version goes down from 2.0.0-beta.2 to 2.0.0-beta.1 (raise it to 2.0.1)'],
    ],
    ['2.0.0-alpha', '2.0.0', adds, []],
    [
      '2.0.0',
      '2.0.0-alpha',
      adds,
      ['error: the version goes down from 2.0.0 to 2.0.0-alpha (raise it to 2.0.1)'],
    ],
    [
      '0.2.3',
      '0.2.4',
      breaks,
      [
        'error: saved configurations break, and going from 0.2.3 to 0.2.4 does not say so (raise it to 0.3.0)',
      ],
    ],
    ['0.2.3', '0.3.0', breaks, []],
    ['0.2.3', '1.0.0', breaks, []],
  ])('%s → %s', (from, to, parts, said) => {
    const told = compareDefinitions(acmeWith(['version', from]), acmeWith(...parts, ['version', to]))
      .filter(({ code }) => code === 'definition/version')
      .map(({ severity, message, hint }) => `${severity}: ${message} (${hint})`)
    expect(told).toEqual(said)
  })

  it('makes a break that it announces a warning', () => {
    const newer = acmeWith(...breaks, ['version', '2.0.0'])
    expect(compareDefinitions(acme, newer).map(({ severity, code }) => [severity, code])).toEqual([
      ['warning', 'definition/breaking-change'],
    ])
  })
})

it('compares whatever schemas there are, throws nothing and changes nothing', () => {
  const keyword = fc.constantFrom(
    'type',
    'enum',
    'required',
    'properties',
    'items',
    'target',
    'maxLength',
    'anyOf',
    'default',
  )
  const schema = fc.dictionary(keyword, fc.jsonValue(), { maxKeys: 4 })
  fc.assert(
    fc.property(schema, schema, (older, newer) => {
      const place = ['actions', 'upsert', 'fields', 'properties', 'note']
      const [before, after] = [deepFreeze(changed(place, older)), deepFreeze(changed(place, newer))]
      expect(found(before, before)).toEqual([])
      expect(Array.isArray(compareDefinitions(before, after))).toBe(true)
    }),
  )
})

it('is asked of definitions that have no problems', () => {
  expect(checkDefinition(acmeWith(['description', 'x']))).toEqual([])
})
