import { parseArgs } from 'node:util'
import { killAgainAndAgain } from '../../test/delivery/kill/kill-again-and-again.js'
import { runBundled } from '../run-bundled.js'

const { values: options } = parseArgs({
  options: {
    deliveries: { type: 'string', default: '1000000' },
    kills: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
  },
})

const kills = Number(options.kills)
if (kills > 0) {
  const report = await killAgainAndAgain({ kills, seed: Number(options.seed), driver: 'better-sqlite3' })
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
  const { lost, doubled, rekeyed, refused } = report
  if ([lost, doubled, rekeyed, refused].some(({ length }) => length > 0)) process.exitCode = 1
}

if (Number(options.deliveries) > 0) {
  const programs = ['bench/soak/deliveries.ts', 'bench/soak/server.ts'] as const
  const status = await runBundled('soak', programs, [options.deliveries])
  if (status !== 0) process.exitCode = 1
}
