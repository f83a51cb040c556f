import { expect, it } from 'vitest'
import { drivers } from '../store-file.js'
import { concurrency, killAgainAndAgain } from './kill-again-and-again.js'

it.each(drivers)(
  'loses no event however often the process is killed, and repeats what was on its way alone (%s)',
  async (driver) => {
    const report = await killAgainAndAgain({ kills: 50, seed: 8, driver })
    expect(report).toMatchObject({
      lost: [],
      doubled: [],
      rekeyed: [],
      refused: [],
      left: { deliveries: 0, dead: 0 },
      integrity: { integrity_check: 'ok' },
    })
    // Otherwise nothing was on its way at any kill, and this has shown nothing.
    expect(report.repeated).toBeGreaterThan(0)
    // On two connections.
    expect(report.mostRepeated).toBeLessThanOrEqual(2 * concurrency)
  },
  240_000,
)
