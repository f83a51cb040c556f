import { runBundled } from '../run-bundled.js'

const programs = ['bench/load/main.ts', 'bench/load/server.ts'] as const
process.exitCode = await runBundled('load', programs, process.argv.slice(2))
