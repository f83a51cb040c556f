import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { definitions } from 'waybill/definitions'
import { parse } from 'yaml'
import type { ImportNote } from '../../../src/cli/import/note.js'
import { type ConnectionConfig, createEngine } from '../../../src/index.js'
import { acme } from '../../acme.js'
import { folderWith, waybill } from '../in-process.js'

const url = 'https://hooks.slack.com/services/T000/B000/geheim'
const subscription = (part: object = {}) => ({
  partnerAction: 'postToChannel',
  subscribe: 'type = "track"',
  mapping: { url, text: { '@path': '$.event' } },
  ...part,
})

interface Imported {
  readonly status: number
  readonly stderr: string
  readonly yaml: string
  readonly config: ConnectionConfig
  readonly notes: readonly (ImportNote & { readonly connection: string })[]
}

/** Imports values, each a file of JSON, and holds what comes of it to the check. */
async function imported(
  values: readonly unknown[],
  words: readonly string[] = ['-d', 'slack'],
): Promise<Imported> {
  const folder = folderWith(
    Object.fromEntries(values.map((value, index) => [`${index}.json`, JSON.stringify(value)])),
  )
  const at = (name: string) => join(folder, name)
  const files = values.map((_, index) => at(`${index}.json`))
  const options = ['--out', at('out.yaml'), '--report', at('notes.json'), ...words]
  const { status, stdout, stderr } = await waybill(['import', 'segment', ...files, ...options])
  expect(stdout).toBe('')
  const yaml = readFileSync(at('out.yaml'), 'utf8')
  expect((await waybill(['check', at('out.yaml')])).status).toBe(0)
  const { connections } = parse(yaml)
  return {
    status,
    stderr,
    yaml,
    config: connections[0],
    notes: JSON.parse(readFileSync(at('notes.json'), 'utf8')),
  }
}

const variable = (name: string) => `\${${name}}`

const messages = ({ notes }: Imported) =>
  notes.map(({ kind, subject, message }) => `${kind}: ${subject}: ${message}`)

describe('a subscription of the open framework', () => {
  test('is carried over with its own mapping, and none of the defaults below it', async () => {
    const { config, stderr, notes, status } = await imported([
      [
        subscription({
          name: 'Orders',
          mapping: { text: { '@path': '$.event' }, url: { '@path': '$.properties.url' } },
        }),
      ],
    ])
    expect(config).toEqual({
      id: 'slack',
      destination: 'slack',
      subscriptions: [
        {
          name: 'Orders',
          action: 'postToChannel',
          enabled: true,
          trigger: 'type = "track"',
          useDefaults: false,
          mapping: { text: { '@path': '$.event' }, url: { '@path': '$.properties.url' } },
        },
      ],
    })
    expect([status, notes, stderr]).toEqual([0, [], '1 of 1 subscription and 0 of 0 filters carried over\n'])
  })

  test.each<[string, object, string]>([
    [
      'an action that is not there',
      { partnerAction: 'sendThing' },
      'Slack has no action "sendThing" here; it has postToChannel',
    ],
    [
      'a trigger that is broken',
      { subscribe: 'type == "track"' },
      'its trigger is none that can be read: "==" means nothing here, write =: type == "track"',
    ],
    ['no trigger', { subscribe: ' ' }, 'it has no trigger'],
    [
      'an action that only has an id',
      { partnerAction: undefined, actionId: 'x' },
      'its action is only known by an id: import the answer for the destination, with its metadata, too',
    ],
  ])('with %s is left out', async (_, part, message) => {
    const result = await imported([[subscription(part)]], ['-d', 'slack', '--strict'])
    expect(result.config.subscriptions).toEqual([])
    expect(messages(result)).toEqual([`left-out: subscription 0: ${message}`])
    expect(result.yaml).toContain('# Not carried over:\n')
    expect(result.stderr).toMatch(/\n\n0 of 1 subscription and 0 of 0 filters carried over\n$/)
    expect(result.status).toBe(3)
  })

  test('is told of where the public framework reads its trigger otherwise', async () => {
    const trigger = 'type = "track" and version = 2'
    const result = await imported([[subscription({ subscribe: trigger })]])
    expect(result.config.subscriptions[0]?.trigger).toBe(trigger)
    expect(messages(result)).toContain(
      `changed: subscription 0: the trigger ${trigger} may match other events: to the public framework a condition on "version" vanishes; here it means what it says`,
    )
  })

  test.each<[string, object, object, readonly string[]]>([
    [
      'a field by another spelling',
      { iconUrl: 'x' },
      { icon_url: 'x' },
      ['changed: subscription 0: the field "iconUrl" is called "icon_url" here'],
    ],
    [
      'a field that is not there',
      { chanel: 'x' },
      {},
      ['left-out: subscription 0: the action has no field "chanel": did you mean "channel"?'],
    ],
    [
      'how events are batched',
      { enable_batching: true, batch_size: 9 },
      {},
      [
        'changed: subscription 0: "enable_batching" is left out: here the definition says how events go together',
        'changed: subscription 0: "batch_size" is left out: here the definition says how events go together',
      ],
    ],
    [
      'hooks',
      { retlOnMappingSave: {} },
      {},
      ['left-out: subscription 0: "retlOnMappingSave" runs when a mapping is saved, which nothing here does'],
    ],
    [
      "keys of Segment's own",
      { __segment_internal_matching_key: 'x' },
      {},
      [
        'left-out: subscription 0: "__segment_internal_matching_key" is of Segment\'s own, and nothing here reads it',
      ],
    ],
    [
      'a sync mode that is not there',
      { __segment_internal_sync_mode: 'upsert' },
      {},
      ['left-out: subscription 0: Post to channel has no sync mode "upsert" here; it has none'],
    ],
    [
      'a directive that is not there',
      { channel: { '@nope': 1 } },
      {},
      ['left-out: subscription 0: what is mapped to "channel" is refused: there is no directive "@nope"'],
    ],
    [
      'what editors keep beside directives',
      { channel: { '@path': '$.event', _metadata: { a: 1 } } },
      { channel: { '@path': '$.event' } },
      [],
    ],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is what names a variable in a configuration.
    ['what looks like a variable', { channel: 'a ${b}' }, { channel: 'a $${b}' }, []],
  ])('carries over: %s', async (_, mapping, expected, notes) => {
    const given = { url: { '@path': '$.properties.url' }, text: 'x' }
    const result = await imported([[subscription({ mapping: { ...given, ...mapping } })]])
    expect(result.config.subscriptions[0]?.mapping).toEqual({ ...given, ...expected })
    expect(messages(result)).toEqual(notes)
  })

  test('keeps its sync mode where the action has it', async () => {
    const mapping = { __segment_internal_sync_mode: 'update', external_id: 'x', name: 'y', time: 'z' }
    const result = await imported(
      [[{ ...subscription({ mapping }), partnerAction: 'trackEvent2' }]],
      ['-d', 'braze'],
    )
    expect(result.config.subscriptions[0]).toMatchObject({ syncMode: 'update' })
    expect(result.config.subscriptions[0]?.mapping).not.toHaveProperty('__segment_internal_sync_mode')
  })

  test('gets the default of a field that only Waybill asks for, or is told that nothing is there', async () => {
    const action = {
      ...acme.actions.upsert,
      fields: { ...acme.actions.upsert.fields, required: ['id', 'note'] },
    }
    const folder = folderWith({ 'acme.json': JSON.stringify({ ...acme, actions: { upsert: action } }) })
    const file = join(folder, 'acme.json')
    const result = await imported(
      [[subscription({ partnerAction: 'upsert', mapping: { age: 1 } })]],
      ['-d', file],
    )
    expect(result.config.subscriptions[0]?.mapping).toEqual({ age: 1, id: { '@path': '$.userId' } })
    expect(messages(result)).toEqual([
      'to-do: settings: set the environment variable ACME_API_KEY to what "apiKey" is there',
      'changed: subscription 0: "id" is required here, and gets the default mapping of the action',
      'to-do: subscription 0: map something to "note": without it every event is refused',
    ])
  })

  test('takes the default mapping where it has none', async () => {
    const result = await imported(
      [[{ partnerAction: 'trackEvent', subscribe: 'type = "track"' }]],
      ['-d', 'braze'],
    )
    expect(result.config.subscriptions[0]).toEqual({
      action: 'trackEvent',
      enabled: true,
      trigger: 'type = "track"',
    })
    expect(messages(result)).toContain(
      'changed: subscription 0: it has no mapping: the default mapping of the action is taken',
    )
  })

  test('stays switched off, and keeps a name that is not too long', async () => {
    const result = await imported([[subscription({ enabled: false, name: 'é'.repeat(70) })]])
    expect(result.config.subscriptions[0]).toMatchObject({ enabled: false, name: 'é'.repeat(64) })
    expect(messages(result)[0]).toContain('its name is cut to 64 characters')
  })

  test('past the limit of a connection is left out', async () => {
    const result = await imported([Array.from({ length: 52 }, () => subscription())])
    expect(result.config.subscriptions).toHaveLength(50)
    expect(messages(result).filter((message) => message.startsWith('left-out'))).toEqual([
      expect.stringContaining('subscription 51: it is refused: there are 52 subscriptions'),
      expect.stringContaining('subscription 50: it is refused: there are 51 subscriptions'),
    ])
  })
})

describe('a secret', () => {
  test('of a mapping becomes a variable, another one another', async () => {
    const other = { url: { '@template': `${url}2` }, text: 'x' }
    const result = await imported([[subscription(), subscription({ mapping: other }), subscription()]])
    expect(result.config.subscriptions.map(({ mapping }) => mapping?.url)).toEqual([
      variable('SLACK_URL'),
      variable('SLACK_URL_2'),
      variable('SLACK_URL'),
    ])
    expect(messages(result)).toEqual([
      'to-do: subscription 0: set the environment variable SLACK_URL to what "Webhook URL" is there',
      'to-do: subscription 1: set the environment variable SLACK_URL_2 to what "Webhook URL" is there',
    ])
    expect(`${result.yaml}${result.stderr}${JSON.stringify(result.notes)}`).not.toContain('geheim')
  })

  test('of the settings becomes a variable, and what is none stays', async () => {
    const settings = {
      subscriptions: [subscription({ partnerAction: 'trackEvent', mapping: { name: 'x', time: 'y' } })],
      apiKey: 'geheim',
      app_id: 'app-1',
      endpoint: 'https://rest.iad-01.braze.com',
      rest_api_url: 'https://x.example',
      empty: '',
    }
    const result = await imported([{ name: 'Braze Cloud Mode (Actions)', settings }], ['--id', 'crm'])
    expect(result.config).toMatchObject({
      id: 'crm',
      destination: 'braze',
      settings: {
        api_key: variable('CRM_API_KEY'),
        app_id: 'app-1',
        endpoint: 'https://rest.iad-01.braze.com',
      },
    })
    expect(messages(result)).toEqual([
      'changed: settings: "apiKey" is called "api_key" here',
      expect.stringMatching(/^to-do: settings: set the environment variable CRM_API_KEY to what /),
      'left-out: settings: the destination has no setting "rest_api_url" here',
    ])
    expect(`${result.yaml}${result.stderr}`).not.toContain('geheim')
  })

  test('that is required and not given is asked for', async () => {
    const result = await imported([{ name: 'Amplitude (Actions)', settings: { endpoint: 'europe' } }], [])
    expect(result.config.settings).toEqual({
      apiKey: variable('AMPLITUDE_API_KEY'),
      secretKey: variable('AMPLITUDE_SECRET_KEY'),
      endpoint: 'europe',
    })
  })
})

describe('settings', () => {
  test('that are refused are left out', async () => {
    const settings = { apiKey: 'x', datacenterId: 'us1', doubleOptIn: 'perhaps' }
    const result = await imported([{ name: 'Mailchimp', settings }], [])
    expect(result.config.settings).not.toHaveProperty('doubleOptIn')
    expect(messages(result)).toContainEqual(
      expect.stringMatching(/^left-out: settings: "doubleOptIn" is refused: /),
    )
  })

  test('of which nothing is known, and some are needed, are all asked for', async () => {
    const result = await imported([{ creationName: 'Actions HubSpot Cloud' }], [])
    expect(result.config.settings).toMatchObject({ clientId: variable('HUBSPOT_CLIENT_ID') })
    expect(messages(result)).toContain(
      'to-do: settings: set the environment variable HUBSPOT_CLIENT_ID, or take "clientId" out: the settings give no client id',
    )
  })
})

const publicApi = {
  destination: {
    data: {
      destination: {
        id: 'd-1',
        name: 'Chat',
        enabled: true,
        settings: {},
        metadata: {
          slug: 'actions-slack',
          name: 'Slack (Actions)',
          actions: [{ id: 'a-1', slug: 'postToChannel' }],
        },
      },
    },
  },
  subscriptions: {
    data: {
      subscriptions: [
        {
          id: 's-1',
          name: 'Orders',
          actionId: 'a-1',
          actionSlug: '',
          destinationId: 'd-1',
          enabled: true,
          trigger: 'event = "Order Completed"',
          settings: { url, text: 'x' },
        },
      ],
      pagination: { current: 'MA==' },
    },
  },
  filters: {
    data: {
      filters: [{ id: 'f-1', title: 'No tests', if: 'all', actions: [{ type: 'DROP' }], enabled: false }],
    },
  },
}

describe('what the Public API answers', () => {
  test('becomes one connection, whatever files it stands in', async () => {
    const { destination, subscriptions, filters } = publicApi
    const result = await imported([subscriptions, filters, destination], [])
    expect(result.config).toEqual({
      id: 'slack',
      destination: 'slack',
      filters: [{ name: 'No tests', enabled: false, if: 'all', actions: [{ type: 'DROP' }] }],
      subscriptions: [
        {
          name: 'Orders',
          action: 'postToChannel',
          enabled: true,
          trigger: 'event = "Order Completed"',
          useDefaults: false,
          mapping: { url: variable('SLACK_URL'), text: 'x' },
        },
      ],
    })
  })

  test('goes to its destinations where there are several', async () => {
    const [first] = publicApi.subscriptions.data.subscriptions
    const { destination } = publicApi.destination.data
    const two = { data: { destinations: [destination, { ...destination, id: 'd-2', enabled: false }] } }
    const subscriptions = [first, { ...first, destinationId: 'd-2' }]
    const { yaml, notes } = await imported([two, subscriptions], [])
    const { connections } = parse(yaml)
    expect(
      connections.map(({ id, subscriptions }: ConnectionConfig) => [
        id,
        subscriptions.map((one) => one.enabled),
      ]),
    ).toEqual([
      ['slack', [true]],
      ['slack-2', [false]],
    ])
    expect(notes).toContainEqual({
      connection: 'slack-2',
      kind: 'changed',
      subject: 'connection',
      message: 'it is switched off in Segment: no subscription is enabled',
    })
  })

  test('is told that rows feed a subscription', async () => {
    const result = await imported([[subscription({ modelId: 'm-1' })]])
    expect(messages(result)).toContain(
      'to-do: subscription 0: rows of a model feed it in Segment: send them to the connection as events',
    )
  })
})

describe('a filter', () => {
  const rule = (ir: unknown, ...transformers: readonly object[]) => ({
    matchers: [{ type: 'fql', ir: JSON.stringify(ir) }],
    transformers: [transformers],
  })
  const fields = { context: ['ip'], properties: ['a', 'b'] }
  test.each<[string, object, object]>([
    [
      'drop',
      { if: 'type = "page"', actions: [{ type: 'drop' }] },
      { if: 'type = "page"', actions: [{ type: 'DROP' }] },
    ],
    ['drop_event', { if: '', actions: [{ type: 'drop_event' }] }, { if: 'all', actions: [{ type: 'DROP' }] }],
    [
      'fields as lists',
      {
        title: 'T',
        if: 'all',
        actions: [
          { type: 'DROP_PROPERTIES', fields },
          { type: 'allow_properties', fields },
        ],
      },
      {
        name: 'T',
        if: 'all',
        actions: [
          { type: 'DROP_PROPERTIES', fields },
          { type: 'ALLOW_PROPERTIES', fields },
        ],
      },
    ],
    [
      'fields as objects',
      { if: 'all', actions: [{ type: 'blocklist_fields', fields: { context: { fields: ['ip'] } } }] },
      { if: 'all', actions: [{ type: 'DROP_PROPERTIES', fields: { context: ['ip'] } }] },
    ],
    [
      'a hash',
      { if: 'all', actions: [{ type: 'HASH_PROPERTIES', fields, algorithm: 'sha256', encoding: 'hex' }] },
      { if: 'all', actions: [{ type: 'HASH_PROPERTIES', fields, algorithm: 'sha256', encoding: 'hex' }] },
    ],
    [
      'a rule of analytics.js',
      rule(
        [
          'and',
          ['=', 'type', { value: 'track' }],
          ['!', ['contains', 'properties.a\\.b', { value: 'x' }]],
          ['in', 'event', { value: ['a', 'b'] }],
        ],
        { type: 'drop_properties', config: { drop: { context: ['ip'] } } },
      ),
      {
        if: 'type = "track" and !contains(properties.a\\.b, "x") and event in ["a", "b"]',
        actions: [{ type: 'DROP_PROPERTIES', fields: { context: ['ip'] } }],
      },
    ],
    [
      'a rule for everything',
      { matchers: [{ type: 'all' }], transformers: [[{ type: 'drop' }]] },
      { if: 'all', actions: [{ type: 'DROP' }] },
    ],
  ])('is carried over: %s', async (_, filter, expected) => {
    const { config, notes } = await imported([[filter]])
    expect([config.filters, notes]).toEqual([[expected], []])
  })

  test('that samples is told to keep others', async () => {
    const filter = { if: 'all', actions: [{ type: 'sample_event', percent: 0.2, path: 'userId' }] }
    const result = await imported([[filter]])
    expect(result.config.filters).toEqual([
      { if: 'all', actions: [{ type: 'SAMPLE', percent: 0.2, path: 'userId' }] },
    ])
    expect(messages(result)).toEqual([
      expect.stringContaining('changed: filter 0: the same part of the events goes on'),
    ])
  })

  test.each<[string, object, string]>([
    [
      'a condition that is broken',
      { if: 'type = "a', actions: [{ type: 'drop' }] },
      'it is refused: this text is never closed',
    ],
    [
      'something unknown',
      { if: 'all', actions: [{ type: 'map_properties' }] },
      'what it does ("map_properties") is not known here',
    ],
    [
      'a rule that no query can say',
      rule(['median', 'a'], { type: 'drop' }),
      'its condition can not be written as a query',
    ],
    [
      'nothing to name',
      { if: 'all', actions: [{ type: 'drop_properties', fields: { context: [] } }] },
      'what it does ("drop_properties") is not known here',
    ],
  ])('with %s is left out, and what passes now is told', async (_, filter, message) => {
    const result = await imported([[filter, subscription()]])
    expect(result.config).not.toHaveProperty('filters')
    const said = messages(result).filter((line) => line.startsWith('left-out: filter 0: '))
    expect(said.join()).toContain(message)
    expect(said.join()).toContain('what it kept back passes now')
  })
})

describe('the destination', () => {
  test.each([
    ['its slug', { metadata: { slug: 'actions-google-analytics-4' } }, 'google-analytics-4'],
    ['its name', { metadata: { name: 'HubSpot Cloud Mode (Actions)' } }, 'hubspot'],
    ['the slug beside its subscriptions', { slug: 'actions-heap-cloud', subscriptions: [] }, 'heap'],
    ['what analytics.js calls it', { creationName: 'Actions Customerio' }, 'customerio'],
    ['its actions', { settings: { subscriptions: [subscription()] } }, 'slack'],
  ])('is known by %s', async (_, value, slug) => {
    expect((await imported([value], [])).config.destination).toBe(slug)
  })

  test('can be one of your own', async () => {
    const folder = folderWith({
      'acme.json': JSON.stringify(acme),
      's.json': JSON.stringify([subscription({ partnerAction: 'Upsert', mapping: { id: 'x' } })]),
    })
    const words = ['-d', join(folder, 'acme.json'), '--out', join(folder, 'out.yaml')]
    const { status } = await waybill(['import', 'segment', join(folder, 's.json'), ...words])
    expect(status).toBe(0)
    expect(parse(readFileSync(join(folder, 'out.yaml'), 'utf8'))).toMatchObject({
      destinations: ['acme.json'],
      connections: [{ destination: 'acme', subscriptions: [{ action: 'upsert' }] }],
    })
  })
})

describe('what can not be imported', () => {
  test.each<[string, string, readonly string[], string]>([
    ['no JSON', 'nonsense', ['-'], 'standard input is no JSON: it goes wrong on line 1, at character 2'],
    [
      'nothing of Segment',
      '{"a":1}',
      ['-'],
      'standard input: there is no subscription, no filter and no destination of Segment in it',
    ],
    [
      'a file that is not there',
      '',
      ['/nowhere/a.json'],
      '"/nowhere/a.json" can not be read: there is no such file or folder',
    ],
    ['nothing', '\uFEFF \n', ['-'], 'standard input is empty'],
    ['a part', '{"a":', ['-'], 'standard input is no JSON: it ends in the midst of a value'],
    [
      'what begins as JSON',
      '[{\n  "a": x\n}]',
      ['-'],
      'standard input is no JSON: it goes wrong on line 2, at character 8',
    ],
    ['another encoding', '[\0]\0', ['-'], 'standard input is no JSON: it is not written in UTF-8'],
    [
      'a list of nothing',
      '[]',
      ['-'],
      'standard input: there is no subscription, no filter and no destination of Segment in it',
    ],
    [
      'a definition from standard input',
      '[]',
      ['package.json', '-d', '-'],
      '--destination needs a slug or the name of a file: the connections will name it too',
    ],
    [
      'a report between connections',
      '[]',
      ['-', '--report', '-'],
      '--report needs the name of a file: the connections already go to standard output',
    ],
    [
      'a destination that nothing names',
      '[{"partnerAction":"x","subscribe":"all"}]',
      ['-'],
      'nothing says which destination this is for: name it, such as --destination slack',
    ],
    [
      'a destination that there is not',
      '{"name":"Zoho","settings":{}}',
      ['-'],
      'Waybill has no destination "Zoho": name another one, or the file of a definition, with --destination',
    ],
    [
      'a destination that is misspelt',
      '[{"subscribe":"all"}]',
      ['-', '-d', 'slakc'],
      'there is no destination "slakc": did you mean "slack"?',
    ],
    [
      'an id for several',
      '[{"name":"Slack","settings":{}},{"name":"Slack","settings":{}}]',
      ['-', '--id', 'x'],
      '--id names one connection, and there are several destinations: leave it out',
    ],
    [
      'filters of nobody',
      '[{"name":"Slack","settings":{}},{"name":"Slack","settings":{}},{"if":"all","actions":[]}]',
      ['-'],
      'there are several destinations, and subscriptions or filters that belong to none of them: import one at a time',
    ],
    [
      'over a file that is there',
      '[]',
      ['-', '--out', 'package.json'],
      '"package.json" is there already: name another file, or add --force to write over it',
    ],
  ])('is told on one line: %s', async (_, input, words, said) => {
    expect(await waybill(['import', 'segment', ...words], { input })).toEqual({
      status: 2,
      stdout: '',
      stderr: `error: ${said}\n`,
    })
  })

  test('of what is otherwise goes to standard output where that is free', async () => {
    const words = ['import', 'segment', '-', '-d', 'slack', '--report', '-', '--out']
    const { status, stdout } = await waybill([...words, join(folderWith({}), 'out.yaml')], {
      input: JSON.stringify([{ partnerAction: 'postToChannel' }]),
    })
    expect([status, JSON.parse(stdout)]).toEqual([0, [expect.objectContaining({ kind: 'left-out' })]])
  })

  test('is a folder', async () => {
    const { stderr } = await waybill(['import', 'segment', 'docs'])
    expect(stderr).toBe('error: "docs" can not be read: it is a folder\n')
  })

  test('a file that is there stays, unless it is forced', async () => {
    const folder = folderWith({ 's.json': JSON.stringify([subscription()]), 'out.yaml': 'mine' })
    const words = [
      'import',
      'segment',
      join(folder, 's.json'),
      '-d',
      'slack',
      '--out',
      join(folder, 'out.yaml'),
    ]
    expect((await waybill(words)).status).toBe(2)
    expect(readFileSync(join(folder, 'out.yaml'), 'utf8')).toBe('mine')
    expect((await waybill([...words, '--force'])).status).toBe(0)
    expect(readFileSync(join(folder, 'out.yaml'), 'utf8')).toContain('postToChannel')
  })
})

const kit: { transform(mapping: object, data: unknown): unknown } = createRequire(import.meta.url)(
  '@segment/actions-core',
)

describe('laws of the import', () => {
  test.each(definitions)(
    'the defaults of every action of $slug come through as they are',
    async (definition) => {
      const saved = Object.entries(definition.actions).map(
        ([action, { trigger = 'type = "track"', mapping = {} }]) => ({
          partnerAction: action,
          subscribe: trigger,
          mapping,
        }),
      )
      const { config, notes } = await imported([saved], ['-d', definition.slug])
      for (const [index, { mapping = {} }] of config.subscriptions.entries()) {
        const given: object = saved[index]?.mapping ?? {}
        expect(given).toMatchObject(mapping)
        const lost = Object.keys(given).filter((name) => !Object.hasOwn(mapping, name))
        expect(lost.filter((name) => !name.includes('batch'))).toEqual([])
      }
      expect(notes.filter(({ kind }) => kind === 'left-out')).toEqual([])
    },
  )

  test('a mapping of the public kit gives the same payload after it', async () => {
    const mapping = {
      url: { '@path': '$.properties.url' },
      text: { '@template': '{{event}} by {{userId}}' },
      channel: {
        '@if': {
          exists: { '@path': '$.properties.room' },
          then: { '@path': '$.properties.room' },
          else: 'general',
        },
      },
      username: { '@case': { operator: 'upper', value: { '@path': '$.userId' } } },
    }
    const { config } = await imported([[subscription({ mapping })]])
    const slack = createEngine({ destinations: definitions }).connect(config)
    const event = { type: 'track', event: 'Sign up', userId: 'ann', properties: { url } }
    const [delivery] = slack.evaluate(event).deliveries
    const { url: target, ...payload } = JSON.parse(JSON.stringify(kit.transform(mapping, event)))
    expect(delivery?.requests[0]).toMatchObject({ url: target, json: payload })
  })

  test('whatever it is given, it gives a file that passes the check, or an error on one line', async () => {
    const value = fc.oneof(
      fc.constantFrom<unknown>(
        'all',
        'type = "track"',
        'x',
        '',
        null,
        1,
        true,
        { '@path': '$.a' },
        { '@nope': 1 },
        ['a'],
        { fields: ['a'] },
        variable('a'),
      ),
      fc.jsonValue({ maxDepth: 2 }),
    )
    const part = fc.dictionary(
      fc.constantFrom(
        'partnerAction',
        'subscribe',
        'mapping',
        'name',
        'enabled',
        'settings',
        'if',
        'actions',
        'type',
        'url',
        'text',
        'percent',
        'fields',
        'matchers',
        'transformers',
        'data',
        'metadata',
      ),
      value,
    )
    const subscriptions = fc.record({
      partnerAction: fc.constant('postToChannel'),
      subscribe: value,
      mapping: fc.dictionary(
        fc.constantFrom('url', 'text', 'channel', 'x', '__proto__', '__segment_internal_x'),
        value,
      ),
    })
    const filters = fc.record({
      if: value,
      actions: fc.array(
        fc.record({
          type: fc.constantFrom('drop', 'sample', 'drop_properties', 'x'),
          fields: value,
          percent: value,
        }),
      ),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(part, subscriptions, filters), { maxLength: 4 }), async (values) => {
        const folder = folderWith({ 's.json': JSON.stringify(values) })
        const at = (name: string) => join(folder, name)
        const { status, stdout, stderr } = await waybill(['import', 'segment', at('s.json'), '-d', 'slack'])
        expect(stderr).not.toContain('a defect in Waybill')
        if (status === 2) {
          expect(stderr).toMatch(/^error: .*\n$/)
          return
        }
        writeFileSync(at('out.yaml'), stdout)
        const checked = await waybill(['check', at('out.yaml')])
        expect([status, checked.status, checked.stdout]).toEqual([0, 0, expect.any(String)])
      }),
      { numRuns: 25 },
    )
  })
})
