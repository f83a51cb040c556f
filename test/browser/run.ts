import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findChromium } from './chromium.js'

/**
 * Runs the vectors in headless Chromium, over the built package. With `--install` a Chromium is installed by apt-get where
 * there is none, as far as that can be done here; without one nothing is run, and that is said.
 */
const install = process.argv.includes('--install')

if (!existsSync('dist/modules/index.js')) {
  console.error('the package is not built: npm run build')
  process.exit(1)
}
if (install && findChromium() === undefined) installChromium()
if (findChromium() === undefined) {
  console.error(
    '\n!! SKIPPED: no vector was run in a browser, for there is no Chromium here.\n' +
      '!! Install one, or name one by CHROMIUM; as root on Debian "npm run test:browser -- --install" does it.\n',
  )
  process.exit(0)
}
const { status } = spawnSync('npx', ['vitest', 'run', '--config', 'test/browser/vitest.config.ts'], {
  stdio: 'inherit',
})
process.exitCode = status ?? 1

/** What goes wrong is seen in that there is none afterwards. */
function installChromium(): void {
  if (process.getuid?.() !== 0) return
  for (const words of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', 'chromium'],
  ]) {
    const { status: ended } = spawnSync('apt-get', words, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      timeout: 600_000,
    })
    if (ended !== 0) return
  }
}
