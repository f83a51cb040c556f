import { beforeAll, describe, expect, it } from 'vitest'
import { type Measurement, measure } from './measure.js'
import { mutated } from './subject.js'

// The whole figure is printed by `npm run mutants`; this is a share of it, the same each time.
describe('of mappings with one mistake', () => {
  let measured: Measurement
  beforeAll(() => {
    measured = measure({ subjects: mutated, seed: 11, share: 0.06 })
  }, 120_000)

  it('there are enough to say something', () => {
    expect(measured.total.useless).toBeGreaterThan(80)
    expect(measured.total.invalid).toBeGreaterThan(40)
  })

  it('at least 90 % are found where no event can make up for it', () => {
    const { total, missed } = measured
    expect(total.foundInvalid, missed.join('\n')).toBeGreaterThanOrEqual(0.9 * total.invalid)
    expect(total.foundUseless, missed.join('\n')).toBeGreaterThanOrEqual(0.9 * total.useless)
  })

  it('none that some event makes valid is called an error, and none without a mistake is blamed', () => {
    expect(measured.falseErrors).toEqual([])
    expect(measured.blamed).toEqual([])
  })
})
