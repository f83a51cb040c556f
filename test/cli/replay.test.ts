import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileSelection, type Selection } from '../../src/cli/stream/selection.js'
import type { Delivery, Outcome } from '../../src/index.js'
import { deepFreeze } from '../deep-freeze.js'
import { folderWith, parseLines, waybill } from './in-process.js'

const config = `
connections:
  - id: copy
    destination: segment
    settings: { source_write_key: key }
    subscriptions: [{ action: sendTrack, enabled: true }]
  - id: loud
    destination: slack
    consent: { categories: [chat] }
    subscriptions: &chat
      - action: postToChannel
        enabled: true
        trigger: type = "track"
        mapping: { url: https://hooks.slack.com/services/demo, text: hello }
  - id: quiet
    destination: slack
    subscriptions: *chat
`
const track = (id: string, more: object = {}) => ({
  type: 'track',
  event: 'Ping',
  userId: 'u',
  messageId: id,
  timestamp: '2026-03-02T08:00:00Z',
  ...more,
})
const run = (events: readonly unknown[], ...more: readonly string[]) =>
  waybill(['run', '--config', join(folderWith({ 'waybill.yaml': config }), 'waybill.yaml'), ...more], {
    input: events.map((event) => `${JSON.stringify(event)}\n`).join(''),
  })
const idsOf = (stdout: string) => parseLines<Delivery>(stdout).map(({ id }) => id)

describe('waybill run --replay', () => {
  test.each([
    ['one connection, by its id', 'quiet', ['quiet/0/m']],
    ['every connection of a destination, by its slug', 'slack', ['loud/0/m', 'quiet/0/m']],
  ])('sends to %s, whatever integrations say', async (_, name, expected) => {
    const switchedOff = track('m', { integrations: { All: true, Slack: false } })
    const { status, stdout } = await run([switchedOff], '--replay', name)
    expect(idsOf(stdout)).toEqual(expected)
    expect(status).toBe(0)
  })

  test('still holds events to the consent of their users', async () => {
    const refusing = track('m', { context: { consent: { categoryPreferences: { chat: false } } } })
    const { stdout } = await run([refusing], '--replay', 'slack')
    expect(idsOf(stdout)).toEqual(['quiet/0/m'])
  })

  test.each([
    [
      ['--replay', 'slakc'],
      'the configuration has no connection or destination "slakc": did you mean "slack"?',
    ],
    [
      ['--replay', 'elsewhere'],
      'the configuration has no connection or destination "elsewhere": there is copy, segment, loud, slack, quiet',
    ],
    [
      ['--from', '2026-03-02', '--to', '2026-03-02'],
      '--from has to be earlier than --to: no event comes between the two',
    ],
    [['--from', 'soon'], 'Give an ISO 8601 time, such as 2026-03-02T08:00:00Z; see "waybill run --help"'],
    [['--type', 'trakc'], 'Give one of identify, track, page, screen, group, alias, delete; see'],
  ])('says on one line what is wrong with %j', async (words, expected) => {
    const { status, stdout, stderr } = await run([track('m')], ...words)
    expect(stderr.trimEnd().split('\n')).toEqual([expect.stringContaining(expected)])
    expect([status, stdout]).toEqual([2, ''])
  })
})

describe('the events that waybill run takes', () => {
  const events = [
    track('a'),
    track('b', { event: 'Pong', timestamp: '2026-03-03T00:00:00+01:00' }),
    { ...track('c', { timestamp: '2026-03-03T00:00:00Z' }), type: 'page', name: 'Ping', event: undefined },
    track('d', { timestamp: undefined, receivedAt: '2026-03-04T00:00:00Z' }),
    track('e', { timestamp: 'never' }),
  ]

  test.each<[readonly string[], string]>([
    [[], 'a b c d e'],
    [['--type', 'page'], 'c'],
    [['--type', 'page', '--type', 'track'], 'a b c d e'],
    [['--event', 'Ping'], 'a c d e'],
    [['--event', 'Ping', '--event', 'Pong', '--type', 'track'], 'a b d e'],
    [['--from', '2026-03-03'], 'c d'],
    [['--to', '2026-03-03'], 'a b'],
    [['--from', '2026-03-02T08:00:00Z', '--to', '2026-03-02T23:00:00Z'], 'a'],
    [['--from', '2026-03-02T08:00:00.001Z', '--to', '2026-03-05'], 'b c d'],
  ])('with %j are %s', async (words, expected) => {
    const file = join(folderWith({}), 'outcomes.ndjson')
    await run(events, '--replay', 'copy', ...words, '--outcomes', file)
    const outcomes = parseLines<Outcome>(readFileSync(file, 'utf8'))
    expect(outcomes.map(({ messageId }) => messageId).join(' ')).toBe(expected)
  })

  test('are told from those that it was not asked to take', async () => {
    const { stderr } = await run(events, '--type', 'page', '--replay', 'copy')
    expect(stderr).toContain(
      '1 event → 0 deliveries, 1 discarded (1 matched no subscription), 4 not selected, in',
    )
  })

  test('are none of what is no event', () => {
    const asked = fc.record<Selection>(
      {
        type: fc.constant(['track']),
        event: fc.constant(['Ping']),
        from: fc.integer(),
        to: fc.integer(),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(asked, fc.jsonValue(), (selection, value) => {
        const takes = compileSelection(selection)(deepFreeze(value))
        if (Object.keys(selection).length === 0) expect(takes).toBe(true)
        else if (typeof value !== 'object' || value === null) expect(takes).toBe(false)
      }),
    )
  })
})
