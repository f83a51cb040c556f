import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import * as segment from '../../../src/segment/index.js'
import { type EchoServer, startEchoServer } from '../echo-server.js'
import { knownDifferences } from './known-differences.js'
import { formatDifference, type Measurement, measure, theirKit } from './measure.js'
import { type Partner, startPartner } from './partner.js'
import { told } from './told.js'

// `npm run differential:segment` gives other events, and more of them.
const count = 70

describe('every definition, with random events on both kits', () => {
  let partner: Partner
  let measured: Measurement
  beforeAll(async () => {
    // The validator of the public kit says what it thinks of schemas.
    vi.spyOn(console, 'warn').mockImplementation(() => {})
    partner = await startPartner()
    measured = await measure({ seed: 1, count }, partner)
  }, 240_000)
  afterAll(async () => {
    vi.restoreAllMocks()
    await partner.close()
  })

  it('is given the same payloads, sends the same requests and comes to the same results, but for what is meant', () => {
    expect(measured.unexplained.slice(0, 3).map(formatDifference)).toEqual([])
  })

  it('differs seldom', () => {
    expect(measured.events).toBeGreaterThan(2000)
    expect(measured.same / measured.calls).toBeGreaterThan(0.9)
  })

  it('shows each difference that explains one', () => {
    const unmet = knownDifferences.filter((known) => known.explains && !measured.known.has(known))
    expect(unmet.map(({ name }) => name)).toEqual([])
  })
})

describe('the example of a difference that is meant shows it', () => {
  let server: EchoServer
  beforeAll(async () => {
    server = await startEchoServer()
  })
  afterAll(() => server.close())

  it.each(knownDifferences)('$name', async ({ example }) => {
    expect(told(await example(segment, server.url))).not.toBe(told(await example(theirKit, server.url)))
  })
})
