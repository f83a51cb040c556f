import { readdirSync } from 'node:fs'
import { defineConfig } from 'tsup'

const slugs = readdirSync('definitions', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)

/** Every entry point of the package: the name in `exports` is the name in `dist`. */
const library = {
  index: 'src/index.ts',
  triggers: 'src/triggers/index.ts',
  mappings: 'src/mappings/index.ts',
  actions: 'src/actions/index.ts',
  testing: 'src/testing/index.ts',
  definitions: 'definitions/index.ts',
  ...Object.fromEntries(slugs.map((slug) => [`definitions/${slug}`, `definitions/${slug}/index.ts`])),
}

const shared = {
  target: 'node20',
  // Code that several entry points share stands once, so that classes have one identity.
  splitting: true,
  treeshake: true,
  outDir: 'dist',
} as const

export default defineConfig([
  // The declarations are made with an option that newer compilers only warn of: tsup sets `baseUrl`.
  {
    ...shared,
    entry: library,
    format: ['esm', 'cjs'],
    dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
    clean: true,
  },
  { ...shared, entry: { 'cli/main': 'src/cli/main.ts' }, format: ['esm'], splitting: false },
])
