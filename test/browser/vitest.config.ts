import { defineConfig } from 'vitest/config'
import shared from '../../vitest.config.js'

/** The tests that need a browser: `npm run test:browser`. */
export default defineConfig({ ...shared, test: { ...shared.test, include: ['test/browser/*.browser.ts'] } })
