import { describe, expect, it } from 'vitest'
import { checkDefinition } from '../../src/actions/index.js'
import { acme, changed } from '../acme.js'

const found = (value: unknown) =>
  checkDefinition(value).map(
    ({ code, pointer, message, hint }) =>
      `${code} ${pointer}: ${message}${hint === undefined ? '' : ` (${hint})`}`,
  )

const upsert = ['actions', 'upsert']
const at = '/actions/upsert'

describe('a definition', () => {
  it('of the right form has no problems', () => {
    expect(found(acme)).toEqual([])
  })

  it.each([
    ['is an object', [], 'definition/schema : it must be an object'],
    [
      'says which hosts a target has',
      changed([...upsert, 'fields', 'properties', 'id'], { type: 'string', target: {} }),
      `definition/schema ${at}/fields/properties/id/target/hosts: "hosts" is required`,
    ],
    ['has a slug', changed(['slug'], undefined), 'definition/schema /slug: "slug" is required'],
    [
      'has no unknown keys',
      changed(['actoins'], {}),
      'definition/schema /actoins: "actoins" is not known here (did you mean "actions"?)',
    ],
    [
      'has known event types',
      changed(['events'], ['trakc']),
      'definition/schema /events/0: "events/0" must be one of "identify", "track", "page", "screen", "group", "alias", "delete"',
    ],
    [
      'has an auth scheme that there is',
      changed(['auth'], { type: 'baisc' }),
      'definition/schema /auth/type: "type" must be one of "none", "basic", "bearer", "header"',
    ],
    [
      'gives a scheme what it needs',
      changed(['auth'], { type: 'bearer' }),
      'definition/schema /auth/token: "token" is required',
    ],
    [
      'holds schemas that are some',
      changed([...upsert, 'fields', 'properties', 'id'], { type: 'strng' }),
      `definition/schema ${at}/fields: this is no valid JSON Schema`,
    ],
    [
      'holds schemas that answer in time',
      changed([...upsert, 'fields', '$async'], true),
      `definition/schema ${at}/fields: this is no valid JSON Schema`,
    ],
    [
      'has a trigger that compiles',
      changed([...upsert, 'trigger'], 'type == "a"'),
      `fql/syntax ${at}/trigger`,
    ],
    [
      'maps fields that there are',
      changed([...upsert, 'mapping', 'emial'], 'x'),
      `definition/reference ${at}/mapping/emial: there is no field "emial" (did you mean "email"?)`,
    ],
    [
      'has a mapping that compiles',
      changed([...upsert, 'mapping', 'email'], { '@path': '$..x' }),
      `map/path ${at}/mapping/email/@path`,
    ],
    [
      'reads settings that are declared',
      changed(['auth', 'value'], { '@path': '$.settings.apiKye' }),
      'definition/reference /auth/value/@path: $.settings.apiKye is read, but not declared (did you mean "apiKey"?)',
    ],
    [
      'reads fields that are declared',
      changed([...upsert, 'request', 'json'], { '@path': '$.payload.emial' }),
      `definition/reference ${at}/request/json/@path: $.payload.emial is read, but not declared (did you mean "email"?)`,
    ],
    [
      'reads fields that are declared, deep in what it sends',
      changed([...upsert, 'request', 'json'], {
        a: 'payload.emails',
        b: [{ '@template': 'Hi {{payload.emial}}' }],
      }),
      `definition/reference ${at}/request/json/b/0/@template: $.payload.emial is read, but not declared`,
    ],
    [
      'reads roots that there are',
      changed([...upsert, 'request', 'path'], '/{{paylod.id}}'),
      `definition/reference ${at}/request/path: there is no $.paylod here; there is $.payload, $.settings, $.auth, $.run, $.let (did you mean "payload"?)`,
    ],
    [
      'reads them in checks too',
      changed([...upsert, 'checks'], [{ require: 'exists(payload.nmae)', message: 'x' }]),
      `definition/reference ${at}/checks/0/require: $.payload.nmae is read, but not declared`,
    ],
    [
      'sends no whole scope, with its secrets',
      changed([...upsert, 'request', 'json'], { '@path': '$' }),
      `definition/reference ${at}/request/json: the whole scope is read`,
    ],
    [
      'reads earlier lets',
      changed(['let'], { a: { '@path': '$.let.b' }, b: 1, host: 'x' }),
      'definition/reference /let/a/@path: $.let.b is read, but not declared',
    ],
    [
      'names fields at fault that there are',
      changed(
        [...upsert, 'checks'],
        [{ require: 'exists(payload.id)', message: 'x', fields: ['id', 'ids'] }],
      ),
      `definition/reference ${at}/checks/0/fields/1: there is no field "ids" (did you mean "id"?)`,
    ],
    [
      'has a path or an address',
      changed([...upsert, 'request', 'path'], undefined),
      `definition/request ${at}/request: a request has either a "path"`,
    ],
    [
      'has one body',
      changed([...upsert, 'request', 'text'], 'x'),
      `definition/request ${at}/request: a request has one body`,
    ],
    [
      'writes methods in capitals',
      changed([...upsert, 'request', 'method'], 'post'),
      `definition/request ${at}/request/method: "post" is no method`,
    ],
    [
      'names a method that servers know, where it is nearly one',
      changed([...upsert, 'request', 'method'], 'PSOT'),
      `definition/request ${at}/request/method: "PSOT" is no method that servers know`,
    ],
    [
      'sets no header of the connection',
      changed([...upsert, 'request', 'headers'], { Host: 'x' }),
      `definition/request ${at}/request/headers/Host: the header "Host" is set by whoever sends the request`,
    ],
    [
      'reads nothing of an event in its base address',
      changed(['request', 'baseUrl'], 'https://x.acme.example/{{payload.id}}'),
      'definition/request /request/baseUrl: this is known before any event: it can not read $.payload',
    ],
    [
      'requires settings that there are',
      changed(['settings', 'required'], ['apiKey', 'apiKye']),
      'definition/reference /settings/required/1: "apiKye" is required, but not declared in "properties" (did you mean "apiKey"?)',
    ],
    [
      'lists what it requires',
      changed([...upsert, 'fields', 'required'], 5),
      `definition/schema ${at}/fields/required: "required" must be a list`,
    ],
    [
      'requires fields that there are',
      changed([...upsert, 'fields', 'required'], ['emial']),
      `definition/reference ${at}/fields/required/0: "emial" is required, but not declared in "properties" (did you mean "email"?)`,
    ],
    [
      'points at a let whose name holds a slash',
      changed(['let', 'a/b'], { '@path': '$.let.x' }),
      'definition/reference /let/a~1b/@path: $.let.x is read, but not declared',
    ],
    [
      'signs into a header that there can be',
      changed([...upsert, 'request', 'sign'], {
        header: 'X Sign',
        algorithm: 'sha256',
        encoding: 'hex',
        secret: 'x',
      }),
      `definition/request ${at}/request/sign/header: "X Sign" can not be the name of a header`,
    ],
    [
      'has a method that is text',
      changed([...upsert, 'request', 'method'], 5),
      `definition/request ${at}/request/method: "5" is no method`,
    ],
  ])('%s', (_, definition, expected) => {
    const problems = found(definition)
    expect(
      problems.some((problem) => problem.startsWith(expected)),
      `found: ${problems.join('\n')}`,
    ).toBe(true)
  })

  it.each([
    ['an auth without a type lacks the type alone', changed(['auth'], {}), ['/auth/type']],
    [
      'a default mapping may be one directive',
      changed([...upsert, 'mapping'], {
        '@merge': { objects: [{ id: { '@path': '$.userId' } }, { '@path': '$.traits' }], direction: 'right' },
      }),
      [],
    ],
    [
      'fields that may have any name may require any',
      changed([...upsert, 'fields'], {
        ...acme.actions.upsert.fields,
        required: ['x'],
        additionalProperties: true,
      }),
      [],
    ],
  ])('%s', (_, definition, pointers) => {
    expect(checkDefinition(definition).map(({ pointer }) => pointer)).toEqual(pointers)
  })

  it('has an action for each name', () => {
    const found = checkDefinition({ ...acme, actions: { ...acme.actions, gone: undefined } })
    expect(found.map(({ pointer, message }) => [pointer, message])).toEqual([
      ['/actions/gone', '"gone" must be an object'],
    ])
  })

  it('tells of all problems in one go', () => {
    const definition = changed([...upsert, 'request'], {
      method: 'post',
      path: '/{{payload.a}}',
      headers: { Host: 'x' },
      json: { '@pth': 1 },
    })
    expect(checkDefinition(definition).map(({ pointer }) => pointer)).toEqual([
      `${at}/request/json/@pth`,
      `${at}/request/method`,
      `${at}/request/path`,
      `${at}/request/headers/Host`,
    ])
  })
})

it('holds default mappings to the types of events and fields, but misses nothing that subscribers may give', () => {
  const mapping = {
    age: { '@template': 'age {{traits.age}}' },
    email: { '@path': '$.contxt.traits.email' },
  }
  const found = checkDefinition(changed(['actions', 'upsert', 'mapping'], mapping))
  expect(found.map(({ code, pointer }) => [code, pointer])).toEqual([
    ['map/unknown-path', '/actions/upsert/mapping/email/@path'],
    ['map/type', '/actions/upsert/mapping/age/@template'],
  ])
})
