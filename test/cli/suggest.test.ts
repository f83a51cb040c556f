import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { definitions } from 'waybill/definitions'
import { parse } from 'yaml'
import { acme } from '../acme.js'
import { folderWith, waybill } from './in-process.js'

const person = {
  type: 'identify',
  userId: 'u-1',
  traits: { mail: 'a@example.com', age_in_years: 7, age: 41, labels: ['new'], remark: 'hello' },
}
const lines = (...events: readonly unknown[]) => events.map((event) => `${JSON.stringify(event)}\n`).join('')
const definition = (fields = {}) => ({
  ...acme,
  actions: {
    upsert: {
      ...acme.actions.upsert,
      fields: {
        ...acme.actions.upsert.fields,
        properties: { ...acme.actions.upsert.fields.properties, ...fields },
      },
    },
  },
})

/** Runs `waybill suggest` for the action of a definition. */
function suggest(input: string, words: readonly string[] = [], fields = {}) {
  const folder = folderWith({ 'acme.json': JSON.stringify(definition(fields)) })
  return waybill(['suggest', join(folder, 'acme.json'), 'upsert', ...words], { input })
}

describe('waybill suggest', () => {
  test('proposes mappings with their reasons, and leaves out what the default mapping fills', async () => {
    const { status, stdout } = await suggest(lines(person))
    expect(
      stdout,
    ).toBe(`# Proposed for upsert of Acme CRM, from the names in 1 event: look it over before you use it.
# The default mapping already fills id, age.

mapping:
  # 0.9: "mail" and "email" both mean email
  email: { "@path": $.traits.mail }
`)
    expect(status).toBe(0)
  })

  test('proposes for every field where it is asked to, with other ways', async () => {
    const { stdout } = await suggest(lines({ ...person, context: { traits: { age: 3 } } }), ['--all'])
    expect(stdout).not.toContain('already fills')
    expect(stdout).toMatch(
      /# 1: "age" is the same name, or \{"@path":"\$\.context\.traits\.age"\} \(0\.\d+\)\n/,
    )
    expect(parse(stdout).mapping).toMatchObject({ age: { '@path': '$.traits.age' } })
  })

  test('says what has to be mapped and is not found', async () => {
    const { stdout } = await suggest(lines({ type: 'identify', traits: { note: 'x' } }))
    expect(stdout).toContain('# Nothing was found for id, which has to be mapped.\n')
    expect(parse(stdout)).toEqual({ mapping: { note: { '@path': '$.traits.note' } } })
  })

  test('gives an empty mapping where nothing is near', async () => {
    const { stdout } = await suggest(lines({ type: 'track', event: 'A', properties: { zzz: 1 } }))
    expect(parse(stdout)).toEqual({ mapping: {} })
  })

  test('takes the events that the default trigger asks for', async () => {
    const order = { type: 'track', event: 'Order', properties: { note: 'x' } }
    const { stdout } = await suggest(lines(order, person, order))
    expect(stdout).toContain('from the names in 1 event:')
    expect(stdout).not.toContain('properties')
  })

  test('takes the columns of a table', async () => {
    const { stdout } = await suggest('', ['--columns', 'Id, E-Mail,,Notes'])
    expect(stdout).toContain('from the names in columns:')
    expect(parse(stdout).mapping).toEqual({
      id: { '@path': '$.Id' },
      email: { '@path': '$.E-Mail' },
      note: { '@path': '$.Notes' },
    })
  })

  test('passes over fields that are kept for saved mappings', async () => {
    const fields = { batch_size: { type: 'number', ui: { hidden: true } } }
    const { stdout } = await suggest(lines({ ...person, batch_size: 5 }), ['--all'], fields)
    expect(stdout).not.toContain('batch_size')
  })

  test('gives the proposals as data', async () => {
    const { stdout } = await suggest(lines(person), ['--json'])
    const proposals: readonly { readonly field: string }[] = JSON.parse(stdout)
    expect(proposals.find(({ field }) => field === 'email')).toEqual({
      field: 'email',
      required: false,
      hasDefault: false,
      candidates: [
        {
          mapping: { '@path': '$.traits.mail' },
          score: 0.9,
          reasons: ['"mail" and "email" both mean email'],
        },
      ],
    })
  })

  test('writes a comment of one line, whatever the names in an event are', async () => {
    const { stdout } = await suggest(
      lines({ type: 'identify', traits: { 'no\nte: {': 1, "e\u001b'-mail": 'a@b' } }),
    )
    expect(Object.keys(parse(stdout))).toEqual(['mapping'])
    expect(stdout).not.toContain('\u001b')
  })

  test.each(definitions)('of every action of $slug gives mappings that pass the check', async (shipped) => {
    const input = (await waybill(['sample', '--count', '40', '--malformed', '0'])).stdout
    const subscriptions = await Promise.all(
      Object.keys(shipped.actions).map(async (action) => {
        const { stdout } = await waybill(['suggest', shipped.slug, action, '--all'], { input })
        return { action, enabled: true, ...parse(stdout) }
      }),
    )
    const { stdout } = await waybill(['check', '-', '--format', 'json'], {
      input: JSON.stringify({ connections: [{ id: 'c', destination: shipped.slug, subscriptions }] }),
    })
    const problems: readonly { readonly pointer?: string; readonly severity: string }[] =
      JSON.parse(stdout).problems
    const ofMappings = problems.filter(
      ({ pointer, severity }) => severity === 'error' && pointer?.includes('/mapping'),
    )
    expect(subscriptions.some(({ mapping }) => Object.keys(mapping).length > 0)).toBe(true)
    expect(ofMappings).toEqual([])
  })

  test.each<[string, readonly string[], string, string]>([
    [
      'an action that is not there',
      ['slack', 'postToChanel'],
      '',
      'Slack has no action "postToChanel": did you mean "postToChannel"?',
    ],
    [
      'an action that is nothing',
      ['slack', 'constructor'],
      '',
      'Slack has no action "constructor": it has postToChannel',
    ],
    ['no event', ['slack', 'postToChannel'], '5\n[]\n', 'standard input holds no event'],
    [
      'no column',
      ['slack', 'postToChannel', '--columns', ' , '],
      '',
      '--columns needs names with commas between them, such as "Id,Email"',
    ],
    [
      'events and columns',
      ['slack', 'postToChannel', '--columns', 'a', '--event', 'x'],
      '',
      'give --event or --columns: proposals are made from one of the two',
    ],
  ])('says on one line what is wrong with %s', async (_, words, input, said) => {
    expect(await waybill(['suggest', ...words], { input })).toEqual({
      status: 2,
      stdout: '',
      stderr: `error: ${said}\n`,
    })
  })
})
