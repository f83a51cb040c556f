import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { createProgress, createStatusLine } from '../../src/cli/report/progress.js'
import { Sink } from './in-process.js'

/** What progress writes to a standard error for updates at these milliseconds, each with a thousand events more. */
function progressAt(times: readonly number[], stderr: Sink, stdout = new Sink()): string {
  let time = 0
  const progress = createProgress({ stdin: Readable.from([]), stdout, stderr, env: {} }, () => time)
  for (const [index, now] of times.entries()) {
    time = now
    progress.update((index + 1) * 1000, 0)
  }
  progress.clear()
  return stderr.text
}

describe('progress', () => {
  test('is written over on a terminal, a few times a second, and taken away', () => {
    expect(progressAt([100, 250, 300, 500], new Sink(true))).toBe(
      '\r\u001B[K2,000 events → 0 deliveries, 8,000 events/s\r\u001B[K4,000 events → 0 deliveries, 8,000 events/s\r\u001B[K',
    )
  })

  test('is a line every ten seconds off a terminal', () => {
    expect(progressAt([5000, 10_000, 15_000, 20_000], new Sink())).toBe(
      '2,000 events → 0 deliveries, 200 events/s\n4,000 events → 0 deliveries, 200 events/s\n',
    )
  })

  test('does not stand between deliveries on the same terminal', () => {
    expect(progressAt([1000], new Sink(true), new Sink(true))).toBe('')
  })
})

describe('what a command says that it does', () => {
  function saidAt(times: readonly number[], stderr: Sink): string {
    let time = 0
    const status = createStatusLine({ stderr }, () => time)
    for (const now of times) {
      time = now
      status.say(`${now} ${'x'.repeat(100)}`)
    }
    status.clear()
    return stderr.text
  }

  test('stands on one line of a terminal, and is taken away', () => {
    expect(saidAt([100, 250, 300, 500], new Sink(true))).toBe(
      `\r\u001B[K250 ${'x'.repeat(75)}\r\u001B[K500 ${'x'.repeat(75)}\r\u001B[K`,
    )
  })

  test('is nothing off a terminal, or where it is soon done', () => {
    expect(saidAt([250, 500], new Sink())).toBe('')
    expect(saidAt([100], new Sink(true))).toBe('')
  })
})
