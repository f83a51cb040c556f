import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

// Bundled as the published package is, as `bench/run.ts` says.
const root = fileURLToPath(new URL('../..', import.meta.url))
const outdir = `${root}node_modules/.cache/waybill/load`
await build({
  absWorkingDir: root,
  entryPoints: ['bench/load/main.ts', 'bench/load/server.ts'],
  outdir,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
})
const { status } = spawnSync(process.execPath, [`${outdir}/main.mjs`, ...process.argv.slice(2)], {
  stdio: 'inherit',
})
process.exitCode = status ?? 1
