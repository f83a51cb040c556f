import { runBundled } from './run-bundled.js'

process.exitCode = await runBundled('bench', ['bench/main.ts'], process.argv.slice(2))
