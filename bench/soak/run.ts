import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'
import { killAgainAndAgain } from '../../test/delivery/kill/kill-again-and-again.js'

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
  // Bundled as the published package is, as `bench/run.ts` says.
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const outdir = `${root}node_modules/.cache/waybill/soak`
  await build({
    absWorkingDir: root,
    entryPoints: ['bench/soak/deliveries.ts', 'bench/soak/server.ts'],
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  })
  const { status } = spawnSync(process.execPath, [`${outdir}/deliveries.mjs`, options.deliveries], {
    stdio: 'inherit',
  })
  if (status !== 0) process.exitCode = 1
}
