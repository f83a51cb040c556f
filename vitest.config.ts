import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  resolve: {
    // The names by which the package is imported, pointed at its sources: definitions use them too.
    alias: [
      { find: /^waybill$/, replacement: at('src/index.ts') },
      { find: /^waybill\/definitions$/, replacement: at('definitions/index.ts') },
      { find: /^waybill\/definitions\/(.*)$/, replacement: at('definitions/$1/index.ts') },
      { find: /^waybill\/testing\/vitest$/, replacement: at('src/testing/vitest.ts') },
      { find: /^waybill\/delivery\/sqlite$/, replacement: at('src/delivery/sqlite/index.ts') },
      { find: /^waybill\/directives$/, replacement: at('src/mappings/directives/index.ts') },
      {
        find: /^waybill\/segment\/create-test-integration$/,
        replacement: at('src/segment/testing/create-test-integration.ts'),
      },
      // Definitions import many paths of the public package, and what all of them have stands in one entry.
      { find: /^waybill\/segment(\/.*)?$/, replacement: at('src/segment/index.ts') },
      {
        find: /^waybill\/(expressions|triggers|mappings|actions|functions|browser|delivery|simulate|testing|runtime)$/,
        replacement: at('src/$1/index.ts'),
      },
    ],
  },
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    // One for each core: many tests wait for a process of their own.
    maxWorkers: '100%',
    reporters: ['default', './test/closing-line.ts'],
  },
})
