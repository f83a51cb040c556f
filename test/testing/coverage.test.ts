import { describe, expect, it } from 'vitest'
import type { Action, Destination, Example, JsonObject } from 'waybill/actions'
import { definitions } from 'waybill/definitions'
import { functions } from 'waybill/functions'
import type { Case } from 'waybill/testing'
import { createBench } from '../../src/testing/bench.js'
import { trialOfCase } from '../../src/testing/cases/trial-of-case.js'
import { createCoverage } from '../../src/testing/coverage/coverage.js'
import { runTrial, type Trial } from '../../src/testing/trial.js'
import { trialOfExample } from '../../src/testing/trial-of-example.js'

const clock = () => Date.parse('2025-02-11T14:03:22.041Z')

/** A definition with one action, which posts what is mapped. */
const withAction = (action: Partial<Action>, more: Partial<Destination> = {}): Destination => ({
  slug: 'desk',
  version: '1.0.0',
  name: 'Desk',
  events: ['track', 'identify'],
  settings: { type: 'object', properties: { region: { type: 'string' } } },
  request: { baseUrl: 'https://desk.example' },
  ...more,
  actions: {
    note: {
      title: 'Note',
      fields: { type: 'object', properties: { text: { type: 'string' } } },
      mapping: { text: { '@path': '$.event' } },
      ...(action.requests === undefined && action.commands === undefined
        ? { request: { method: 'POST', path: '/notes', json: { '@path': '$.payload' } } }
        : {}),
      examples: [],
      ...action,
    },
  },
})

/** What trials of a definition do not reach, as `kind pointer: words`. */
function missedBy(definition: Destination, trials: readonly Trial[]): readonly string[] {
  const coverage = createCoverage(definition)
  const bench = createBench(definition, { functions, clock }, coverage)
  for (const trial of trials) {
    coverage.show(trial)
    runTrial(trial, bench)
  }
  return coverage.report().missed.map(({ kind, pointer, missed }) => `${kind} ${pointer}: ${missed}`)
}

const example = (parts: Partial<Example>): Trial =>
  trialOfExample('note', { title: 'a', event: { type: 'track', event: 'A', userId: 'u-1' }, ...parts })

const event = (parts: JsonObject = {}): Trial =>
  example({ event: { type: 'track', event: 'A', userId: 'u-1', ...parts } })

const events = (list: readonly JsonObject[]): Trial => trialOfExample('note', { title: 'a', events: list })

const oneCase = (definition: Destination, parts: Partial<Case>): Trial =>
  trialOfCase({ title: 'a', event: { type: 'track', event: 'A', userId: 'u-1' }, ...parts }, {}, definition)

const at = '/actions/note'

describe('what no test reaches', () => {
  it.each<[string, Destination, readonly Trial[], readonly string[]]>([
    [
      'an action that nobody runs',
      withAction({}),
      [],
      [
        `action ${at}: no test runs it`,
        `field ${at}/fields/properties/text: no payload has it`,
        `request ${at}/request: it is never sent`,
      ],
    ],
    ['nothing', withAction({}), [event()], []],
    [
      'fields, inside of others too',
      withAction({
        fields: {
          type: 'object',
          properties: {
            a: { type: 'object', properties: { b: {}, c: {} } },
            d: { type: 'array', items: { type: 'object', properties: { e: {}, f: {} } } },
            g: {},
          },
        },
        mapping: { a: { b: 1 }, d: [{ e: 1 }] },
      }),
      [event()],
      [
        `field ${at}/fields/properties/a/properties/c: no payload has it`,
        `field ${at}/fields/properties/d/items/properties/f: no payload has it`,
        `field ${at}/fields/properties/g: no payload has it`,
      ],
    ],
    [
      'fields of a payload that was refused',
      withAction({ fields: { type: 'object', required: ['x'], properties: { text: {}, x: {} } } }),
      [event()],
      [
        `field ${at}/fields/properties/text: no payload has it`,
        `field ${at}/fields/properties/x: no payload has it`,
        `request ${at}/request: it is never sent`,
      ],
    ],
    [
      'verdicts of the conditions of a trigger',
      withAction({ trigger: 'type = "track" and (event = "A" or !(event = "B"))' }),
      [event()],
      [
        `trigger ${at}/trigger: type = "track" is never false`,
        `trigger ${at}/trigger: event = "A" is never false`,
        `trigger ${at}/trigger: event = "B" is never true`,
      ],
    ],
    ['nothing of a trigger that takes all', withAction({ trigger: 'all' }), [event()], []],
    [
      'what an @if does not take',
      withAction({ mapping: { text: { '@if': { exists: { '@path': '$.event' }, then: 'a', else: 'b' } } } }),
      [event()],
      [`branch ${at}/mapping/text/@if: "else" is never taken`],
    ],
    [
      'an @if inside of another',
      withAction({
        mapping: {
          text: {
            '@if': {
              condition: 'event = "A"',
              then: 'a',
              else: { '@if': { condition: 'event = "B"', then: 'b' } },
            },
          },
        },
      }),
      [event(), event({ event: 'C' })],
      [`branch ${at}/mapping/text/@if/else/@if: "then" is never taken`],
    ],
    [
      'cases of a @switch, however many',
      withAction({
        mapping: {
          text: { '@switch': { on: { '@path': '$.event' }, cases: { A: 1, B: 2, C: 3, D: 4, E: 5 } } },
        },
      }),
      [event(), event({ event: 'D' })],
      ['B', 'C', 'E']
        .map((name) => `branch ${at}/mapping/text/@switch: the case "${name}" is never taken`)
        .concat(`branch ${at}/mapping/text/@switch: the default is never taken`),
    ],
    [
      'the default of a @switch with one case',
      withAction({
        mapping: {
          text: {
            '@switch': {
              on: { '@path': '$.event' },
              cases: { A: { '@if': { condition: 'userId = "u-1"', then: 1, else: 2 } } },
              default: 'x',
            },
          },
        },
      }),
      [event({ event: 'B' })],
      [
        `branch ${at}/mapping/text/@switch: the case "A" is never taken`,
        `branch ${at}/mapping/text/@switch/cases/A/@if: "then" is never taken`,
        `branch ${at}/mapping/text/@switch/cases/A/@if: "else" is never taken`,
      ],
    ],
    [
      'values of a @coalesce',
      withAction({ mapping: { text: { '@coalesce': [{ '@path': '$.a' }, { '@path': '$.event' }, 'x'] } } }),
      [event()],
      [
        `branch ${at}/mapping/text/@coalesce: value 1 is never taken`,
        `branch ${at}/mapping/text/@coalesce: value 3 is never taken`,
      ],
    ],
    [
      'nothing of what a @literal holds, or of a list of one',
      withAction({
        fields: { type: 'object', properties: { text: { type: 'string' }, x: {} } },
        mapping: {
          text: { '@coalesce': [{ '@path': '$.event' }] },
          x: { '@literal': { '@if': { exists: 1, then: 2 } } },
        },
      }),
      [event()],
      [],
    ],
    [
      'branches in loops',
      withAction({
        mapping: {
          text: {
            '@join': {
              value: {
                '@each': {
                  in: { '@path': '$.list' },
                  do: { '@if': { exists: { '@path': '@.a' }, then: 'a', else: 'b' } },
                },
              },
              separator: ',',
            },
          },
        },
      }),
      [event({ list: [{}, { a: 1 }] })],
      [],
    ],
    [
      'branches of the default that a subscriber replaces',
      withAction({ mapping: { text: { '@if': { exists: { '@path': '$.event' }, then: 'a', else: 'b' } } } }),
      [example({ mapping: { text: { '@if': { exists: { '@path': '$.event' }, then: 'a', else: 'b' } } } })],
      [
        `branch ${at}/mapping/text/@if: "then" is never taken`,
        `branch ${at}/mapping/text/@if: "else" is never taken`,
      ],
    ],
    [
      'branches of what all requests share, and of names',
      withAction(
        {
          let: { a: { '@if': { condition: 'payload.text = "A"', then: 1, else: 2 } } },
          request: {
            method: 'POST',
            path: '/',
            json: { a: { '@path': '$.let.a' }, b: { '@path': '$.let.a' } },
          },
        },
        {
          request: {
            baseUrl: {
              '@switch': {
                on: { '@path': '$.settings.region' },
                cases: { eu: 'https://eu.desk.example' },
                default: 'https://desk.example',
              },
            },
          },
        },
      ),
      [event()],
      [
        'branch /request/baseUrl/@switch: the case "eu" is never taken',
        `branch ${at}/let/a/@if: "else" is never taken`,
      ],
    ],
    [
      'checks that never fail, and those that never hold',
      withAction({
        checks: [
          { require: 'payload.text = "A"', message: 'm' },
          { require: 'payload.text = "B"', message: 'm' },
          { require: 'settings.region != "x"', message: 'm', kind: 'settings' },
        ],
      }),
      [event()],
      [
        `check ${at}/checks/0/require: it never fails`,
        `check ${at}/checks/1/require: it never holds`,
        `request ${at}/request: it is never sent`,
      ],
    ],
    [
      'requests that are never sent, or never skipped',
      withAction({
        requests: [
          { method: 'GET', path: '/a', when: 'payload.text = "A"' },
          { method: 'GET', path: '/b', when: 'payload.text = "B"' },
          { method: 'GET', path: '/c/{{steps.0.body.id}}' },
        ],
      }),
      [event()],
      [
        `request ${at}/requests/0/when: it is never skipped`,
        `request ${at}/requests/1: it is never sent`,
        `request ${at}/requests/2: it is never sent`,
      ],
    ],
    [
      'rules that no answer meets',
      withAction(
        {
          responses: [
            { when: 'status = 409', then: 'success' },
            { when: 'status = 500', then: 'discard' },
          ],
        },
        { responses: [{ when: 'status = 400', then: 'retry' }] },
      ),
      [example({ responses: [{ status: 500 }] })],
      ['response /responses/0: no answer meets it', `response ${at}/responses/0: no answer meets it`],
    ],
    [
      'a batch',
      withAction({
        batch: {
          when: 'payload.text != "B"',
          request: { method: 'POST', path: '/all', json: { '@path': '$.items' } },
        },
      }),
      [event(), events([{ type: 'track', event: 'A', userId: 'u-1' }])],
      [`request ${at}/batch/when: nothing is sent by itself`],
    ],
    [
      'calls for a page',
      withAction({
        commands: { queue: 'q', calls: [{ when: 'payload.text = "B"', call: ['a'] }, { call: ['b'] }] },
      }),
      [event()],
      [`request ${at}/commands/calls/0/when: it is never made`],
    ],
    [
      'presets, their triggers and mappings',
      withAction(
        { trigger: 'type = "track"' },
        {
          presets: [
            { name: 'All', action: 'note' },
            {
              name: 'B',
              action: 'note',
              trigger: 'event = "B"',
              mapping: { text: { '@coalesce': [{ '@path': '$.none' }, 'b'] } },
            },
          ],
        },
      ),
      [event(), example({ event: { type: 'identify', userId: 'u-1' } })],
      [
        'preset /presets/1: no event goes through "B"',
        'trigger /presets/1/trigger: event = "B" is never true',
        'branch /presets/1/mapping/text/@coalesce: value 1 is never taken',
        'branch /presets/1/mapping/text/@coalesce: value 2 is never taken',
      ],
    ],
  ])('is %s', (_, definition, trials, expected) => {
    expect(missedBy(definition, trials)).toEqual(expected)
  })

  it('is nothing of a preset that a case runs', () => {
    const definition = withAction(
      {},
      {
        presets: [
          {
            name: 'B',
            action: 'note',
            trigger: 'event = "B"',
            mapping: { text: { '@coalesce': [{ '@path': '$.none' }, 'b'] } },
          },
        ],
      },
    )
    const run = ['A', 'B'].map((name) =>
      oneCase(definition, { preset: 'B', event: { type: 'track', event: name, userId: 'u-1' } }),
    )
    expect(missedBy(definition, run)).toEqual([
      'branch /presets/0/mapping/text/@coalesce: value 1 is never taken',
    ])
  })
})

describe('with somebody who listens', () => {
  it.each(definitions.map((definition) => [definition.slug, definition] as const))(
    'the examples of %s hold all the same',
    (_, definition) => {
      const coverage = createCoverage(definition)
      const bench = createBench(definition, { functions, clock }, coverage)
      for (const [name, { examples }] of Object.entries(definition.actions))
        for (const one of examples)
          expect(runTrial(trialOfExample(name, one), bench).shown.differences).toEqual([])
      const { points, missed } = coverage.report()
      expect(missed.length).toBeLessThan(points.length)
      expect(new Set(points.map(({ key }) => key)).size).toBe(points.length)
    },
  )
})
