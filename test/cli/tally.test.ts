import { describe, expect, test } from 'vitest'
import { colorsFor } from '../../src/cli/io.js'
import { renderTable } from '../../src/cli/report/table.js'
import { Tally } from '../../src/cli/report/tally.js'
import { renderTotals } from '../../src/cli/report/totals.js'
import type { ConnectionConfig, Outcome } from '../../src/index.js'
import { Sink } from './in-process.js'

const built: Outcome = { connection: 'a', subscription: 0, action: 'send', status: 'built', step: 'request' }
const invalid: Outcome = {
  ...built,
  status: 'discarded',
  step: 'validation',
  code: 'PAYLOAD_VALIDATION_FAILED',
}
const unmatched: Outcome = {
  connection: 'b',
  status: 'discarded',
  step: 'triggers',
  code: 'NO_MATCHING_MAPPING',
}
const refused: Outcome = { connection: 'a', status: 'discarded', step: 'intake', code: 'bad_request' }

function tallyOf(...outcomes: readonly Outcome[]): Tally {
  const tally = new Tally()
  for (const outcome of outcomes) tally.add(outcome)
  return tally
}

describe('a tally', () => {
  test('counts what is the same, whatever the event', () => {
    const tally = tallyOf(built, { ...built, messageId: 'm-2' }, { ...built, subscription: 1 })
    expect(tally.rows(['a']).map(({ subscription, count }) => [subscription, count])).toEqual([
      [0, 2],
      [1, 1],
    ])
  })

  test('orders by connection, subscription, what was built, and count; the whole event comes last', () => {
    const tally = tallyOf(
      refused,
      refused,
      unmatched,
      invalid,
      { ...invalid, code: 'MORE' },
      { ...invalid, code: 'MORE' },
      built,
    )
    expect(tally.rows(['b', 'a']).map(({ connection, code, count }) => [connection, code, count])).toEqual([
      ['b', 'NO_MATCHING_MAPPING', 1],
      ['a', undefined, 1],
      ['a', 'MORE', 2],
      ['a', 'PAYLOAD_VALIDATION_FAILED', 1],
      ['a', 'bad_request', 2],
    ])
  })

  test('knows how many were discarded, and how many of these matched nothing', () => {
    const { discarded, unmatched: matchedNothing } = tallyOf(built, invalid, unmatched, unmatched)
    expect([discarded, matchedNothing]).toEqual([3, 2])
  })
})

describe('the table', () => {
  const connections: ConnectionConfig[] = [
    { id: 'a', destination: 'webhook', subscriptions: [{ action: 'send', name: 'Big \u001B[31m orders' }] },
    { id: 'b', destination: 'webhook', subscriptions: [] },
  ]
  const plain = colorsFor(new Sink(), {})

  test('says a connection once, and of a subscription the place and the name', () => {
    const rows = tallyOf(built, invalid, unmatched).rows(['a', 'b'])
    expect(renderTable(rows, connections, plain)).toBe(
      [
        'connection   subscription         step         outcome     code                        count',
        'a            0 Big  [31m orders   request      built                                       1',
        '             0 Big  [31m orders   validation   discarded   PAYLOAD_VALIDATION_FAILED       1',
        'b                                 triggers     discarded   NO_MATCHING_MAPPING             1',
      ].join('\n'),
    )
  })
})

describe('the totals', () => {
  const none = {
    events: 0,
    deliveries: 0,
    discarded: 0,
    unmatched: 0,
    unselected: 0,
    badLines: 0,
    milliseconds: 0,
  }

  test.each([
    [none, '0 events → 0 deliveries, 0 discarded, in 0.00 s (0 events/s)'],
    [
      { ...none, events: 1, deliveries: 1, milliseconds: 500 },
      '1 event → 1 delivery, 0 discarded, in 0.50 s (2 events/s)',
    ],
    [
      {
        ...none,
        events: 2000,
        deliveries: 2310,
        discarded: 1012,
        unmatched: 1000,
        badLines: 1,
        milliseconds: 12_400,
      },
      '2,000 events → 2,310 deliveries, 1,012 discarded (1,000 matched no subscription), 1 line skipped, in 12 s (161 events/s)',
    ],
    [
      { ...none, unselected: 1200 },
      '0 events → 0 deliveries, 0 discarded, 1,200 not selected, in 0.00 s (0 events/s)',
    ],
  ])('of %o', (totals, expected) => {
    expect(renderTotals(totals)).toBe(expected)
  })
})
