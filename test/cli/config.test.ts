// biome-ignore-all lint/suspicious/noTemplateCurlyInString: `${NAME}` is what this is about.
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { definitions } from 'waybill/definitions'
import webhook from '../../definitions/webhook/index.js'
import { connectAll, loadConfig } from '../../src/cli/config/load.js'
import { renderProblems } from '../../src/cli/config/render-problems.js'
import { parseSource } from '../../src/cli/config/source-file.js'
import { colorsFor, type Io } from '../../src/cli/io.js'
import { folderWith, Sink } from './in-process.js'

const plain = colorsFor(new Sink(), {})

const textOf = (...lines: readonly string[]) => `${lines.join('\n')}\n`

/** What a configuration's problems look like, without the sum at the end. */
function problemsOf(text: string, env: Io['env'] = {}, path = 'waybill.yaml'): string {
  const { problems } = connectAll(parseSource(path, text), env)
  return renderProblems(problems, plain).split('\n\n').slice(0, -1).join('\n\n')
}

/** The first line of each problem. */
const headsOf = (text: string): readonly string[] => problemsOf(text).match(/^(?:error|warning)\[.*/gm) ?? []

const slugs = definitions.map(({ slug }) => slug)

const good = textOf(
  'connections:',
  '  - id: hook',
  '    destination: webhook',
  '    subscriptions:',
  '      - action: send',
  '        enabled: true',
  '        trigger: type = "track"',
  '        mapping: { url: https://example.com }',
)

/** The good configuration with one line in another form. */
const goodBut = (line: string, ...others: readonly string[]) => good.replace(line, others.join('\n'))

describe('a configuration', () => {
  test('without problems connects', () => {
    const { connections, problems } = connectAll(parseSource('waybill.yaml', good), {})
    expect(problems).toEqual([])
    expect(connections.map(({ id }) => id)).toEqual(['hook'])
  })

  test('is JSON as well, with tabs', () => {
    const json = JSON.stringify(parseSource('', good).value, null, '\t')
    expect(connectAll(parseSource('waybill.json', json), {}).connections).toHaveLength(1)
  })

  test('can use anchors and merge keys', () => {
    const text = textOf(
      'connections:',
      '  - &first',
      '    id: one',
      '    destination: webhook',
      '    subscriptions: &list [{ action: send, enabled: true, trigger: type = "track" }]',
      '  - { <<: *first, id: two }',
      '  - { id: three, destination: webhook, subscriptions: *list }',
    )
    expect(connectAll(parseSource('waybill.yaml', text), {}).connections.map(({ id }) => id)).toEqual([
      'one',
      'two',
      'three',
    ])
  })
})

describe('the problems of a configuration', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'what is no YAML',
      textOf('connections:', '  - id: "hook', '    destination: webhook'),
      [
        'error[config/file]: this is not closed: " is missing',
        '  at waybill.yaml:2:9',
        '    - id: "hook',
        '          ^',
      ],
    ],
    [
      'a key that stands twice',
      goodBut('    destination: webhook', '    destination: webhook', '    destination: slack'),
      [
        'error[config/file]: destination stands here a second time',
        '  at waybill.yaml:4:5',
        '      destination: slack',
        '      ^',
      ],
    ],
    [
      'a directive without the quotes that YAML needs',
      textOf('connections:', '  - mapping: { a: { @path: $.event } }'),
      [
        'error[config/file]: a text that begins with @ needs quotes',
        '  at waybill.yaml:2:21',
        '    - mapping: { a: { @path: $.event } }',
        "                      ^ write '@path'",
      ],
    ],
    [
      'a colon in a text',
      textOf('connections:', '  - id: hook: a', '    destination: webhook'),
      [
        'error[config/file]: a second ": " stands in this line, or the next one is indented too far',
        '  at waybill.yaml:2:9',
        '    - id: hook: a',
        '          ^ a text with ": " in it needs quotes',
      ],
    ],
    [
      'a tab',
      textOf('connections:', '\t- id: hook'),
      [
        'error[config/file]: a tab can not indent',
        '  at waybill.yaml:2:1',
        '   - id: hook',
        '  ^ write spaces',
      ],
    ],
    [
      'two documents',
      textOf('connections: []', '---', 'connections: []'),
      [
        'error[config/file]: a second document begins here, and a file holds one',
        '  at waybill.yaml:2:1',
        '  ---',
        '  ^^^',
      ],
    ],
    [
      'a variable without quotes where YAML needs them, and not what follows from it',
      textOf('connections:', '  - id: hook', '    settings: { key: ${KEY} }', '    destination: webhook'),
      [
        'error[config/file]: inside { } and [ ], a text with "${" needs quotes',
        '  at waybill.yaml:3:22',
        '      settings: { key: ${KEY} }',
        "                       ^^ write '${NAME}'",
      ],
    ],
    [
      'a template without the quotes that YAML needs',
      textOf('connections:', '  - text: {{userId}}'),
      [
        'error[config/file]: a text that begins with {{ needs quotes',
        '  at waybill.yaml:2:12',
        '    - text: {{userId}}',
        "             ^ write '{{userId}}'",
      ],
    ],
    [
      'a bracket that is not closed, where it opens',
      textOf('connections:', '  - { id: hook, settings: { a: [1] }', '    destination: webhook'),
      [
        'error[config/file]: this is not closed: } is missing',
        '  at waybill.yaml:2:5',
        '    - { id: hook, settings: { a: [1] }',
        '      ^',
      ],
    ],
    [
      'a name without a colon',
      textOf('connections:', '  - id: hook', '    destination webhook'),
      [
        'error[config/file]: a name and its value need a colon and a space between them',
        '  at waybill.yaml:3:5',
        '      destination webhook',
        '      ^^^^^^^^^^^^^^^^^^^ write name: value',
      ],
    ],
    [
      'an entry that stands too far left',
      textOf('connections:', '   - id: hook', '    destination: webhook'),
      [
        'error[config/file]: this stands in a list, and has no - of its own',
        '  at waybill.yaml:3:1',
        '      destination: webhook',
        '  ^ indent it as the line above it',
      ],
    ],
    [
      'quotes in quotes',
      textOf('connections:', '  - trigger: "event = "A""'),
      [
        'error[config/file]: a value has ended before this',
        '  at waybill.yaml:2:24',
        '    - trigger: "event = "A""',
        '                         ^^^ a text with quotes in it needs the other kind around it; a file holds one value',
      ],
    ],
    [
      'another encoding',
      'c\0o\0n\0n\0',
      ['error[config/file]: this is not written in UTF-8', '  at waybill.yaml', '  an editor can save it so'],
    ],
    [
      'an alias of nothing',
      'connections: *nothing',
      [
        'error[config/file]: "*nothing" stands for what is marked "&nothing", and nothing is; a text that begins with * needs quotes',
        '  at waybill.yaml',
      ],
    ],
    [
      'an empty file',
      '',
      ['error[config/schema]: "connections" is required', '  at waybill.yaml:1:1 (/connections)', '', '  ^'],
    ],
    [
      'a file that is a list',
      '- id: hook',
      ['error[config/schema]: it must be an object', '  at waybill.yaml:1:1', '  - id: hook', '  ^'],
    ],
    [
      'an unknown key of the file',
      `conections: 1\n${good}`,
      [
        'error[config/schema]: "conections" is not known here',
        '  at waybill.yaml:1:1 (/conections)',
        '  conections: 1',
        '  ^^^^^^^^^^^^^ did you mean "connections"?',
      ],
    ],
    [
      'a connection that is none',
      'connections: [7]',
      [
        'error[config/schema]: "connections/0" must be an object',
        '  at waybill.yaml:1:15 (/connections/0)',
        '  connections: [7]',
        '                ^',
      ],
    ],
    [
      'a missing key of a connection',
      goodBut('  - id: hook\n    ', '  - '),
      [
        'error[config/schema]: "id" is required',
        '  at waybill.yaml:2:5 (/connections/0/id)',
        '    - destination: webhook',
        '      ^^^^^^^^^^^',
      ],
    ],
    [
      'a destination that is not there',
      goodBut('destination: webhook', 'destination: webhok'),
      [
        `error[config/unknown-destination]: there is no destination "webhok"; there is ${slugs.join(', ')}`,
        '  at waybill.yaml:3:5 (/connections/0/destination)',
        '      destination: webhok',
        '      ^^^^^^^^^^^^^^^^^^^ did you mean "webhook"?',
      ],
    ],
    [
      'a setting that is missing',
      goodBut('destination: webhook', 'destination: segment', '    settings: { endpoint: europe }')
        .replace('send', 'sendTrack')
        .replace(/ +mapping.*\n/, ''),
      [
        'error[config/settings]: "source_write_key" is required',
        '  at waybill.yaml:4:5 (/connections/0/settings/source_write_key)',
        '      settings: { endpoint: europe }',
        '      ^^^^^^^^',
      ],
    ],
    [
      'a mistake in a query, to the letter',
      goodBut('trigger: type = "track"', 'trigger: type = "track" and'),
      [
        'error[fql/syntax]: the query ends where a value is missing',
        '  at waybill.yaml:7:36 (/connections/0/subscriptions/0/trigger)',
        '          trigger: type = "track" and',
        '                                     ^',
      ],
    ],
    [
      'a mistake in a query that the file spells in another way',
      goodBut('trigger: type = "track"', 'trigger: "type = \\"track\\" and"'),
      [
        'error[fql/syntax]: the query ends where a value is missing',
        '  at waybill.yaml:7:9 (/connections/0/subscriptions/0/trigger)',
        '  type = "track" and',
        '                    ^',
      ],
    ],
    [
      'an unknown directive',
      goodBut('mapping: { url: https://example.com }', "mapping: { url: { '@pth': $.url } }"),
      [
        'error[map/unknown-directive]: there is no directive "@pth"',
        '  at waybill.yaml:8:27 (/connections/0/subscriptions/0/mapping/url/@pth)',
        "          mapping: { url: { '@pth': $.url } }",
        '                            ^^^^^^^^^^^^^ did you mean "@path"?',
      ],
    ],
    [
      'a warning',
      goodBut('mapping: { url: https://example.com }', 'mapping: { url: https://example.com, dta: 1 }'),
      [
        'warning[config/unknown-field]: the action has no field "dta", so it is left out',
        '  at waybill.yaml:8:46 (/connections/0/subscriptions/0/mapping/dta)',
        '          mapping: { url: https://example.com, dta: 1 }',
        '                                               ^^^^^^ did you mean "data"?',
      ],
    ],
  ])('show %s', (_, text, expected) => {
    expect(problemsOf(text)).toBe(expected.join('\n'))
  })

  test('come all at once, from the top down', () => {
    const text = goodBut('type = "track"', 'type =')
      .replace('id: hook', 'id: hook\n    color: red')
      .replace('url:', 'ulr:')
    const codes = problemsOf(
      `${text}${good.replace('connections:\n', '').replace('webhook', '${WHAT}')}`,
    ).match(/(?<=\[)[a-z]+\/[a-z-]+(?=\])/g)
    expect(codes).toEqual([
      'config/schema',
      'fql/syntax',
      'config/required-field',
      'config/unknown-field',
      'config/duplicate',
      'config/environment',
    ])
  })

  test('are found under a key with a slip of the pen too', () => {
    const text = goodBut('connections:', 'conections:')
      .replace('type = "track"', 'type =')
      .replace('https://example.com', '"${HOST}"')
      .replace('enabled: true', 'enabled: yes')
    expect(headsOf(text)).toEqual([
      'error[config/schema]: "conections" is not known here',
      'error[config/schema]: "enabled" must be true or false',
      'error[fql/syntax]: the query ends where a value is missing',
      'error[config/environment]: the environment variable HOST is not set',
    ])
    expect(problemsOf(text)).toContain('(/conections/0/subscriptions/0/trigger)')
  })

  test.each<[string, string, readonly string[]]>([
    [
      'an id that is missing',
      goodBut('  - id: hook\n    ', '  - '),
      ['error[config/schema]: "id" is required'],
    ],
    ['an id that is a number', goodBut('id: hook', 'id: 7'), ['error[config/schema]: "id" must be text']],
    [
      'a subscription that is none',
      goodBut('    subscriptions:', '    subscriptions:', '      - 7'),
      ['error[config/schema]: "subscriptions/0" must be an object'],
    ],
    [
      'settings that are none',
      goodBut('    subscriptions:', '    settings: 7', '    subscriptions:'),
      ['error[config/schema]: "settings" must be an object'],
    ],
  ])('name %s once', (_, text, expected) => {
    expect(headsOf(text)).toEqual(expected)
  })

  test('do not follow from a variable that is not set', () => {
    const text =
      goodBut('id: hook', 'id: ${ID}') + good.replace('connections:\n', '').replace('hook', '${ID}')
    const unset = 'error[config/environment]: the environment variable ID is not set'
    expect(headsOf(text)).toEqual([unset, unset])
    expect(headsOf(`destinations: ['\${ID}/a.json']\n${good}`)).toEqual([unset])
  })

  test('say what to write for the yes and no of older YAML', () => {
    const problems = (word: string) => problemsOf(goodBut('enabled: true', `enabled: ${word}`))
    expect(problems('yes')).toContain('^^^^^^^^^^^^ write true: "yes" is text here')
    expect(problems('Off')).toContain('^^^^^^^^^^^^ write false: "Off" is text here')
    expect(problems('maybe')).not.toContain('write')
  })

  test('name both connections with one id', () => {
    expect(problemsOf(good + good.replace('connections:\n', ''))).toBe(
      [
        'error[config/duplicate]: the connection /connections/0 already has the id "hook"',
        '  at waybill.yaml:9:5 (/connections/1/id)',
        '    - id: hook',
        '      ^^^^^^^^ give it another one',
      ].join('\n'),
    )
  })

  test('of a variable that is not set do not come with others of the same text', () => {
    const text = goodBut('destination: webhook', 'destination: ${WHERE}')
    expect(problemsOf(text)).toBe(
      [
        'error[config/environment]: the environment variable WHERE is not set',
        '  at waybill.yaml:3:5 (/connections/0/destination)',
        '      destination: ${WHERE}',
        '      ^^^^^^^^^^^^^^^^^^^^^ set it, or write "$${" for a plain "${"',
      ].join('\n'),
    )
  })

  test('show of a text from the environment only what stands in the file', () => {
    const problems = problemsOf(goodBut('trigger: type = "track"', 'trigger: type = ${SECRET} and'), {
      SECRET: '"s3cret"',
    })
    expect(problems).toContain('trigger: type = ${SECRET} and')
    expect(problems).not.toContain('s3cret')
  })

  test('end with how many there are', () => {
    const { problems } = connectAll(parseSource('waybill.yaml', goodBut('type = "track"', 'type =')), {})
    expect(renderProblems(problems, plain)).toMatch(/\n\n1 error; no event was read\n$/)
  })
})

describe('the definition files of a configuration', () => {
  const mine = { ...webhook, slug: 'mine', name: 'Mine' }
  const config = (paths: string) => `destinations: [${paths}]\n${good.replace('webhook', 'mine')}`

  const load = (files: { readonly [name: string]: string }) =>
    loadConfig(join(folderWith(files), 'waybill.yaml'), {})
  const messagesOf = (files: { readonly [name: string]: string }) =>
    load(files).problems.map(
      ({ diagnostic }) => `${diagnostic.severity} ${diagnostic.code} ${diagnostic.message}`,
    )

  test('are read from its folder, as YAML or JSON', () => {
    const { connections, problems } = load({
      'waybill.yaml': config('./mine.json'),
      'mine.json': JSON.stringify(mine),
    })
    expect(problems).toEqual([])
    expect(connections).toHaveLength(1)
  })

  test('that are missing are said where they are named, and no connection is blamed', () => {
    const { problems } = load({ 'waybill.yaml': config('mine.json') })
    expect(renderProblems(problems, plain)).toMatch(
      /mine\.json" can not be read: there is no such file[\s\S]*waybill\.yaml:1:16 \(\/destinations\/0\)/,
    )
    expect(problems).toHaveLength(1)
  })

  test('that are wrong are said in their own lines', () => {
    const text = JSON.stringify({ ...mine, actoins: {} }, null, 2)
    const { problems } = load({ 'waybill.yaml': config('mine.json'), 'mine.json': text })
    expect(renderProblems(problems, plain)).toMatch(
      /"actoins" is not known here\n {2}at .*mine\.json:\d+:3 \(\/actoins\)\n {4}"actoins": \{\}/,
    )
    expect(problems).toHaveLength(1)
  })

  test('may take the place of one of ours, with a warning', () => {
    const files = { 'waybill.yaml': `destinations: [own.json]\n${good}`, 'own.json': JSON.stringify(webhook) }
    expect(messagesOf(files)).toEqual([
      'warning config/duplicate this definition takes the place of the "webhook" that comes with Waybill',
    ])
  })

  test('may not define one slug twice', () => {
    const text = JSON.stringify(mine)
    expect(messagesOf({ 'waybill.yaml': config('a.json, b.json'), 'a.json': text, 'b.json': text })).toEqual([
      'error config/duplicate "mine" is already defined in a.json',
    ])
  })
})

describe('what a configuration must not do', () => {
  test('is to print a value from the environment', () => {
    const text = goodBut('    destination: webhook', '    destination: ${TOOL}')
    const shown = problemsOf(text, { TOOL: 'planted-secret' })
    expect(shown).toContain('there is no destination "${TOOL}"')
    expect(shown).not.toContain('planted-secret')
  })

  test('is to hold itself', () => {
    expect(problemsOf('connections: &x\n  - *x\n')).toContain('an alias stands inside of what it stands for')
  })

  test('is to speak to the terminal', () => {
    expect(problemsOf(goodBut('    destination: webhook', '    destination: "x\\e[2J"'))).not.toContain(
      '\u001b',
    )
  })
})
