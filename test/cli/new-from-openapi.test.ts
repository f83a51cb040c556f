import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { folderWith, waybill } from './in-process.js'
import { keys, waybillAtTerminal } from './terminal.js'

const at = (name: string) => fileURLToPath(new URL(`openapi/${name}`, import.meta.url))

const begin = (folder: string, reference: string, ...words: readonly string[]) =>
  waybill(['new', 'mine', '--from-openapi', reference, '--yes', '--out', join(folder, 'out'), ...words])

const definitionIn = (folder: string) => parse(readFileSync(join(folder, 'out', 'mine.yaml'), 'utf8'))

/** What is said of an API, and the definition that comes of it. */
async function madeOf(api: object) {
  const folder = folderWith({ 'api.json': JSON.stringify(api) })
  const result = await begin(folder, join(folder, 'api.json'))
  const stderr = result.stderr.replaceAll(folder, 'F')
  return { ...result, stderr, folder, definition: result.status === 0 ? definitionIn(folder) : undefined }
}

async function expectGood(folder: string) {
  const out = join(folder, 'out')
  expect(await waybill(['check', out, '--strict'])).toMatchObject({
    status: 0,
    stdout: '3 files: no problems\n',
  })
  expect(await waybill(['test', out])).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('all hold'),
  })
}

/** An API of one operation, whose body has this schema. */
const apiOf = (schema: unknown, more: object = {}) => ({
  openapi: '3.0.3',
  info: { title: 'Mine', version: '1' },
  servers: [{ url: 'https://api.mine.example' }],
  paths: {
    '/a': {
      post: {
        operationId: 'send',
        requestBody: { required: true, content: { 'application/json': { schema } } },
      },
    },
  },
  ...more,
})

const withSchemas = (schema: unknown, schemas: object) => apiOf(schema, { components: { schemas } })

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })

describe('a definition of operations of an API', () => {
  it.each([
    ['petshop.yaml', 'addPet', 'yaml'],
    ['petshop.yaml', 'addPet', 'ts'],
    ['petshop.yaml', 'updatePet,findPetsByStatus,deletePet', 'json'],
    ['petshop.yaml', 'post /pet/{petId}/uploadImage', 'yaml'],
    ['petshop.yaml', 'createUsersWithListInput', 'yaml'],
    ['crm.json', 'contacts.upsert', 'ts'],
    ['crm.json', 'contacts.upsert', 'yaml'],
    ['crm.json', 'trackEvent', 'yaml'],
    ['crm.json', 'ping', 'json'],
    ['shop.yaml', 'update-order', 'yaml'],
    ['shop.yaml', 'POST /shops/{shop-id}/orders/{orderId}', 'ts'],
  ])('passes its tests and checks at once: %s#%s in %s', async (file, name, format) => {
    const folder = folderWith({})
    const { status } = await begin(folder, `${at(file)}#${name}`, '--format', format)
    expect(status).toBe(0)
    await expectGood(folder)
  })

  it('has fields, request, settings and auth of an operation of OpenAPI 3.0', async () => {
    const folder = folderWith({})
    const { stderr } = await begin(folder, `${at('petshop.yaml')}#addPet`)
    expect(stderr).toBe(`Not as in the API:
  security petstore_auth: a token is not asked for: it is a setting
  request body: it is sent as application/json, not as application/x-www-form-urlencoded
`)
    const { settings, auth, request, actions } = definitionIn(folder)
    expect(settings.properties.accessToken).toMatchObject({ type: 'string', format: 'password' })
    expect(auth).toEqual({ type: 'bearer', token: { '@path': '$.settings.accessToken' } })
    expect(request).toEqual({ baseUrl: 'https://petshop.example/api/v3' })
    expect(actions.addPet).toMatchObject({
      title: 'Add pet',
      description: 'Add a new pet to the store.',
      trigger: 'event = "Add pet" and exists(properties.name) and exists(properties.photoUrls)',
      fields: {
        required: ['name', 'photoUrls'],
        properties: {
          category: { type: 'object', properties: { id: { type: 'integer' }, name: { type: 'string' } } },
          status: { type: 'string', enum: ['available', 'pending', 'sold'] },
        },
      },
      request: { method: 'POST', path: '/pet' },
      examples: [
        { event: { properties: { id: 10, name: 'doggie', photoUrls: ['abc'], status: 'available' } } },
        { outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['name'] } },
      ],
    })
  })

  it('has those of OpenAPI 3.1, with servers, two schemes at once, allOf and null', async () => {
    const folder = folderWith({})
    const { stderr } = await begin(folder, `${at('crm.json')}#contacts.upsert`)
    expect(stderr).toContain('  security token: requests use client and app\n')
    expect(stderr).toContain('  request body.code: the pattern is left out: ')
    expect(stderr).toContain('  #/components/schemas/ContactInput: it holds itself, and is cut there\n')
    const { settings, auth, request, actions } = definitionIn(folder)
    expect(settings.required).toEqual(['region', 'version', 'clientId', 'clientSecret', 'appKey'])
    expect(settings.properties.region).toMatchObject({ enum: ['eu', 'us'], default: 'eu' })
    expect(auth).toEqual({
      type: 'oauth2',
      grant: 'client_credentials',
      tokenUrl: { '@template': 'https://{{settings.region}}.crm.example/oauth/token' },
      clientId: { '@path': '$.settings.clientId' },
      clientSecret: { '@path': '$.settings.clientSecret' },
      scope: 'contacts.write',
    })
    expect(request).toEqual({
      baseUrl: 'https://{{settings.region}}.crm.example/{{settings.version}}',
      hosts: ['eu.crm.example', 'us.crm.example'],
      headers: { 'X-App-Id': { '@path': '$.settings.appKey' } },
    })
    const { fields, mapping, request: sent } = actions.contactsUpsert
    expect(fields.required).toEqual(['idempotencyKey', 'email', 'external_id'])
    expect(fields.properties).not.toHaveProperty('id')
    expect(fields.properties).toMatchObject({
      email: { description: 'The address of the contact.' },
      external_id: { type: ['string', 'null'] },
      firstName: { maxLength: 40 },
      address: { type: ['object', 'null'], required: ['city'] },
      country: { pattern: '^[A-Z]{2}$' },
      tags: { minItems: 2, uniqueItems: true },
      age: { exclusiveMinimum: 17, maximum: 120 },
    })
    expect(mapping).toMatchObject({ external_id: { '@path': '$.userId' } })
    expect(sent).toMatchObject({
      query: { 'api-version': '2026-01-01' },
      headers: {
        'content-type': 'application/vnd.crm+json; charset=utf-8',
        'Idempotency-Key': { '@path': '$.payload.idempotencyKey' },
      },
      json: { 'first-name': { '@path': '$.payload.firstName' } },
    })
  })

  it('takes parameters of a path, of a query in every style, and a form', async () => {
    const folder = folderWith({})
    const { stderr } = await begin(folder, `${at('shop.yaml')}#update-order`)
    expect(stderr).toBe(`Not as in the API:
  servers: the address of the API is not said: https://api.mine.example stands for it, --base-url names it
  cookie parameter session: cookies are not sent
`)
    const { request, actions } = definitionIn(folder)
    expect(request).toEqual({ baseUrl: 'https://api.mine.example/api/v1' })
    expect(actions.updateOrder.fields.properties).toMatchObject({
      lang: { enum: ['en', 'de', 'fr'] },
      amount: { exclusiveMinimum: 0 },
      note: { type: ['string', 'null'] },
    })
    expect(actions.updateOrder.request).toEqual({
      method: 'PATCH',
      path: '/shops/{{payload.shopId}}/orders/{{payload.orderId}}',
      query: {
        lang: { '@path': '$.payload.lang' },
        'filter[state]': { '@path': '$.payload.filterState' },
        'filter[max]': { '@path': '$.payload.filterMax' },
        size: { '@path': '$.payload.size' },
        ids: { '@join': { value: { '@path': '$.payload.ids' }, separator: '|' } },
      },
      form: {
        note: { '@path': '$.payload.note' },
        amount: { '@path': '$.payload.amount' },
        lines: { '@path': '$.payload.lines' },
      },
    })
  })

  it('sends files of a form as parts with names', async () => {
    const folder = folderWith({})
    await begin(folder, `${at('shop.yaml')}#POST /shops/{shop-id}/orders/{orderId}`)
    const { request, actions } = definitionIn(folder)
    expect(request).toEqual({ baseUrl: 'https://upload.shop.example' })
    expect(actions.postShopsShopIdOrdersOrderId.request.multipart).toEqual([
      { name: 'file', value: { '@path': '$.payload.file' }, filename: 'file' },
      { name: 'meta', value: { '@path': '$.payload.meta' } },
    ])
  })

  it('joins the forms of a body, and still asks for what each needs', async () => {
    const folder = folderWith({})
    await begin(folder, `${at('crm.json')}#trackEvent`)
    expect(definitionIn(folder).actions.trackEvent.fields).toMatchObject({
      required: ['kind'],
      anyOf: [{ required: ['total'] }, { required: ['url'] }],
      properties: { kind: { enum: ['purchase', 'visit'] } },
    })
  })

  it('takes the name of the API, and the words of whoever calls it before those of the API', async () => {
    const folder = folderWith({})
    const words = ['--auth', 'none', '--base-url', 'https://staging.petshop.example/']
    await waybill(
      ['new', '--from-openapi', `${at('petshop.yaml')}#addPet`, '--yes', '--out', folder].concat(words),
    )
    const definition = parse(readFileSync(join(folder, 'petshop.yaml'), 'utf8'))
    expect(definition).toMatchObject({ request: { baseUrl: 'https://staging.petshop.example' } })
    expect(definition).not.toHaveProperty('auth')
  })

  it('asks which operation is meant, at a terminal', async () => {
    const folder = folderWith({})
    const { status, unasked } = await waybillAtTerminal(
      ['new', '--from-openapi', at('crm.json'), '--out', join(folder, 'out')],
      [
        ['Which operation?', keys.down, keys.enter],
        ['What is the destination called?', keys.enter],
        ['How is it written?', keys.enter],
      ],
    )
    expect([status, unasked]).toEqual([0, []])
    expect(readFileSync(join(folder, 'out', 'crm.yaml'), 'utf8')).toContain('  trackEvent:\n')
  })
})

describe('names and schemas that do harm elsewhere', () => {
  it('keeps names that objects have by themselves, and leaves out the one that no object can take', async () => {
    const schema = JSON.parse(`{
      "type": "object", "required": ["constructor", "toString"],
      "properties": {
        "__proto__": { "type": "string" }, "constructor": { "type": "string" }, "toString": { "type": "integer" },
        "hasOwnProperty": { "type": "object", "properties": { "__proto__": {}, "valueOf": { "type": "number" } } },
        "a b": { "type": "string" }, "aB": { "type": "string" }, "1st": { "type": "string" }, "äö": { "type": "string" },
        "@type": { "type": "string" }, "a\\"b": { "type": "string" }, "{{x}}": { "type": "string" }, "or": { "type": "string" }
      }
    }`)
    for (const format of ['yaml', 'ts']) {
      const folder = folderWith({ 'api.json': JSON.stringify(apiOf(schema)) })
      const { stderr } = await begin(folder, join(folder, 'api.json'), '--format', format)
      expect(stderr).toBe(`Not as in the API:
  request body.__proto__: no field can have this name
  request body.hasOwnProperty.__proto__: no field can have this name
  request body.@type: a key that is empty or begins with @ can not be in a template
`)
      await expectGood(folder)
    }
    const { definition } = await madeOf(apiOf(schema))
    const { fields, request } = definition.actions.send
    expect(Object.keys(fields.properties).slice(0, 6)).toEqual([
      'constructor',
      'toString',
      'hasOwnProperty',
      'aB',
      'bodyAB',
      'field1st',
    ])
    expect(request.json).toMatchObject({ 'a b': { '@path': '$.payload.aB' }, '{{x}}': expect.anything() })
  })

  it('cuts what holds itself', async () => {
    const { folder, definition, stderr } = await madeOf(
      withSchemas(ref('A'), {
        A: {
          type: 'object',
          required: ['b'],
          properties: { b: ref('B'), self: ref('Self'), list: { type: 'array', items: ref('A') } },
        },
        B: { allOf: [ref('B'), { type: 'object', properties: { a: ref('A'), x: { type: 'string' } } }] },
        Self: ref('Self'),
      }),
    )
    expect(stderr).toBe(`Not as in the API:
  #/components/schemas/B: it holds itself, and is cut there
  #/components/schemas/A: it holds itself, and is cut there
  #/components/schemas/Self: it holds itself, and is cut there
`)
    expect(definition.actions.send.fields.properties.b.properties).toEqual({ a: {}, x: { type: 'string' } })
    await expectGood(folder)
  })

  it('follows references into files beside it, and fetches nothing', async () => {
    const properties = {
      near: { $ref: 'schemas/near.yaml#/Near' },
      far: { $ref: 'http://127.0.0.1:1/x.json' },
      none: ref('None'),
      lost: { $ref: 'lost.yaml#/X' },
    }
    const folder = folderWith({ 'api.json': JSON.stringify(apiOf({ type: 'object', properties })) })
    mkdirSync(join(folder, 'schemas'))
    writeFileSync(join(folder, 'schemas', 'near.yaml'), "Near: { $ref: '#/Here' }\nHere: { type: integer }\n")
    const { stderr } = await begin(folder, join(folder, 'api.json'))
    expect(stderr).toBe(`Not as in the API:
  http://127.0.0.1:1/x.json: nothing is fetched: keep the file beside this one, and refer to it there
  #/components/schemas/None: the reference leads nowhere
  lost.yaml#/X: the file can not be read
`)
    expect(definitionIn(folder).actions.send.fields.properties.near).toEqual({
      type: 'integer',
      title: 'Near',
    })
  })

  it('comes to an end where schemas name others twice, and so on', async () => {
    const schemas = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [
        `S${index}`,
        { allOf: [ref(`S${index + 1}`), ref(`S${index + 1}`)] },
      ]),
    )
    const { stderr } = await madeOf(withSchemas(ref('S0'), { ...schemas, S40: { type: 'object' } }))
    expect(stderr).toBe(
      'Not as in the API:\n  request body: what comes after 500 schemas is taken as it comes\n',
    )
  })

  it('leaves out rules that can not be checked, and says so', async () => {
    const properties = {
      a: { type: 'file' },
      b: { type: 'string', minLength: '5' },
      c: { type: 'integer', minimum: 5, maximum: 4 },
      d: { enum: [] },
      e: { type: 'string', pattern: '^[a-f]{31}Q$' },
    }
    const { folder, definition, stderr } = await madeOf(
      apiOf({ type: 'object', required: Object.keys(properties), properties }),
    )
    expect(stderr).toBe(`Not as in the API:
  request body.a: the type "file" is left out
  request body.b: its rules are left out: "minLength" must be a whole number, 0 or more
  request body.c: its rules are left out: no value for an example is found that keeps them
  request body.d: its rules are left out: "enum" must be a list that is not empty
  request body.e: its rules are left out: no value for an example is found that keeps them
`)
    expect(definition.actions.send.fields.properties.c).toEqual({ title: 'C' })
    await expectGood(folder)
  })
})

describe('security', () => {
  const securedBy = (scheme: object) =>
    apiOf({}, { security: [{ key: ['a', 'b'] }], components: { securitySchemes: { key: scheme } } })
  const password = { type: 'string', format: 'password', minLength: 1 }

  it.each([
    [
      { type: 'apiKey', in: 'query', name: 'k' },
      { type: 'query', name: 'k', value: { '@path': '$.settings.key' } },
      { key: { ...password, title: 'Key' } },
    ],
    [
      { type: 'apiKey', in: 'header', name: 'X-Key' },
      { type: 'header', name: 'X-Key', value: { '@path': '$.settings.key' } },
      { key: { ...password, title: 'Key' } },
    ],
    [
      { type: 'apiKey', in: 'cookie', name: 'sid' },
      { type: 'header', name: 'cookie', value: { '@template': 'sid={{settings.key}}' } },
      { key: { ...password, title: 'Key' } },
    ],
    [
      { type: 'http', scheme: 'Basic' },
      { type: 'basic', username: { '@path': '$.settings.username' } },
      { username: { type: 'string' }, password: { format: 'password' } },
    ],
    [
      {
        type: 'oauth2',
        flows: { authorizationCode: { tokenUrl: 'https://id.mine.example/token', refreshUrl: '/refresh' } },
      },
      {
        type: 'oauth2',
        grant: 'refresh_token',
        tokenUrl: 'https://api.mine.example/refresh',
        scope: 'a b',
        refreshToken: { '@path': '$.settings.refreshToken' },
      },
      { clientId: { type: 'string' }, clientSecret: password, refreshToken: password },
    ],
    [
      { type: 'oauth2', flows: { password: { tokenUrl: 'https://id.mine.example/token' } } },
      { type: 'oauth2', grant: 'password', username: { '@path': '$.settings.username' } },
      { clientId: { type: 'string' }, password },
    ],
  ])('carries %j over', async (scheme, auth, properties) => {
    const { folder, definition } = await madeOf(securedBy(scheme))
    expect(definition).toMatchObject({ auth, settings: { properties } })
    await expectGood(folder)
  })

  it.each([
    [{ type: 'mutualTLS' }, 'security key: mutualTLS can not be said by a definition'],
    [{ type: 'http', scheme: 'digest' }, 'security key: http digest can not be said by a definition'],
    [undefined, 'security key: no such scheme is described'],
  ])('says that %j is left out', async (scheme, words) => {
    const { definition, stderr } = await madeOf(
      apiOf({}, { security: [{ key: [] }], components: { securitySchemes: { key: scheme } } }),
    )
    expect(definition).not.toHaveProperty('auth')
    expect(stderr).toBe(`Not as in the API:\n  ${words}\n`)
  })

  it('is not asked for twice where the key is a parameter too', async () => {
    const folder = folderWith({})
    await begin(folder, `${at('petshop.yaml')}#deletePet`)
    expect(Object.keys(definitionIn(folder).actions.deletePet.fields.properties)).toEqual(['petId'])
  })
})

describe('what is no operation of OpenAPI 3', () => {
  it.each([
    [
      'a: 1',
      'api.yaml',
      '"F/api.yaml" is no OpenAPI: it has no "openapi: 3.1.0", or another version, at its top',
    ],
    [
      '',
      'api.yaml',
      '"F/api.yaml" is no OpenAPI: it has no "openapi: 3.1.0", or another version, at its top',
    ],
    [
      '- 1',
      'api.yaml#a',
      '"F/api.yaml" is no OpenAPI: it has no "openapi: 3.1.0", or another version, at its top',
    ],
    ['swagger: "2.0"', 'api.yaml', '"F/api.yaml" is Swagger 2.0: convert it to OpenAPI 3 first'],
    ['openapi: 4.0.0', 'api.yaml', '"F/api.yaml" is OpenAPI 4.0.0, and 3.0 and 3.1 can be read'],
    ['openapi: 3.1.0', 'api.yaml', '"F/api.yaml" has no operation: there is none below "paths"'],
    [
      '{ openapi: 3.1.0, paths: {} }',
      'api.yaml',
      '"F/api.yaml" has no operation: there is none below "paths"',
    ],
    ['', 'none.yaml#a', '"F/none.yaml" can not be read: there is no such file or folder'],
    [
      '{ openapi: 3.1, paths: { /a: { get: {}, post: {} } } }',
      'api.yaml',
      'name an operation behind "F/api.yaml#": there is GET /a, POST /a',
    ],
    [
      '{ openapi: 3.1, paths: { /a: { get: { operationId: listPets } } } }',
      'api.yaml#listPet',
      'there is no operation "listPet": did you mean "listPets"?',
    ],
  ])('is refused on one line: %j', async (text, reference, words) => {
    const folder = folderWith({ 'api.yaml': text })
    const { status, stderr } = await begin(folder, join(folder, reference))
    expect([status, stderr.replaceAll(folder, 'F')]).toEqual([2, `error: ${words}\n`])
    expect(existsSync(join(folder, 'out'))).toBe(false)
  })

  it('says where a file is not well formed', async () => {
    const folder = folderWith({ 'api.yaml': 'a: 1\nb: [1\n' })
    const { status, stderr } = await begin(folder, join(folder, 'api.yaml#a'))
    expect([status, stderr.replaceAll(folder, 'F')]).toEqual([
      2,
      expect.stringMatching(/^error: "F\/api\.yaml":\d is no JSON and no YAML: .*\n$/),
    ])
  })

  it('is not fetched', async () => {
    const { status, stderr } = await begin(folderWith({}), 'https://mine.example/api.yaml#a')
    expect([status, stderr]).toEqual([
      2,
      'error: nothing is fetched: download https://mine.example/api.yaml, and name the file that it comes to\n',
    ])
  })
})
