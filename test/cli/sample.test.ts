import { describe, expect, test } from 'vitest'
import { sampleEvents } from '../../src/events/sample.js'
import { parseLines, waybill } from './in-process.js'

describe('waybill sample', () => {
  test('writes the sample events of its seed, one a line', async () => {
    const { status, stdout, stderr } = await waybill(['sample', '--count', '300', '--seed', '7'])
    expect(parseLines(stdout)).toEqual([...sampleEvents({ count: 300, seed: 7 })])
    expect([status, stderr]).toEqual([0, ''])
  })

  test('writes the same for the same seed, and else for another', async () => {
    const textOf = async (seed: string) => (await waybill(['sample', '--count', '50', '--seed', seed])).stdout
    expect(await textOf('3')).toBe(await textOf('3'))
    expect(await textOf('3')).not.toBe(await textOf('4'))
  })

  test('writes a thousand where it is not told', async () => {
    expect(parseLines((await waybill(['sample'])).stdout)).toHaveLength(1000)
  })

  test('takes the share of malformed events and the start', async () => {
    const words = ['sample', '--count', '20', '--malformed', '0', '--start', '2031-05-06T00:00:00Z']
    const events = parseLines<{ readonly timestamp: string }>((await waybill(words)).stdout)
    expect(events.map(({ timestamp }) => timestamp.slice(0, 10))).toEqual(Array(20).fill('2031-05-06'))
  })
})
