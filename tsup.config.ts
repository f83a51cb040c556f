import { readdirSync } from 'node:fs'
import { defineConfig, type Options } from 'tsup'

/** Every entry point of the package: the name in `exports` is the name in `dist`. */
const library = {
  index: 'src/index.ts',
  expressions: 'src/expressions/index.ts',
  triggers: 'src/triggers/index.ts',
  mappings: 'src/mappings/index.ts',
  directives: 'src/mappings/directives/index.ts',
  actions: 'src/actions/index.ts',
  testing: 'src/testing/index.ts',
  functions: 'src/functions/index.ts',
  browser: 'src/browser/index.ts',
  delivery: 'src/delivery/index.ts',
  simulate: 'src/simulate/index.ts',
  segment: 'src/segment/index.ts',
  'segment/create-test-integration': 'src/segment/testing/create-test-integration.ts',
  'delivery/sqlite': 'src/delivery/sqlite/index.ts',
}

const slugs = readdirSync('definitions', { withFileTypes: true }).filter(
  (entry) => entry.isDirectory() && entry.name !== 'shared',
)

const definitions = {
  definitions: 'definitions/index.ts',
  ...Object.fromEntries(slugs.map(({ name }) => [`definitions/${name}`, `definitions/${name}/index.ts`])),
}

const shared = {
  target: 'node20',
  outDir: 'dist',
  // tsup knows `dependencies` alone to be no part of the package.
  external: ['better-sqlite3', 'esbuild'],
  // tsup sets an option that newer compilers warn of.
  dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
} satisfies Options

/**
 * Packages that Node takes long to read, Ajv for its hundred files and liquidjs for all that a site generator needs: what is
 * used of them becomes a part of `dist`, which nearly halves the time of an import. THIRD-PARTY-NOTICES.md has their licences.
 */
const inlined = {
  noExternal: [/^ajv(-formats)?(\/|$)/, 'liquidjs', 'fastest-levenshtein'],
  // Its other builds import modules of Node for files, which nothing here reads.
  esbuildOptions: (options) => {
    options.alias = { liquidjs: './node_modules/liquidjs/dist/liquid.browser.mjs' }
  },
} satisfies Options

export default defineConfig([
  // For Node, which reads few files sooner. Code that several entry points share stands once: classes have one identity.
  { ...shared, ...inlined, entry: library, format: ['esm', 'cjs'], splitting: true, treeshake: true },
  // What built modules import, by itself: none of the parsers and compilers, so that it is read soon.
  {
    ...shared,
    ...inlined,
    entry: { runtime: 'src/runtime/index.ts' },
    format: ['esm', 'cjs'],
    treeshake: true,
    splitting: false,
  },
  // For bundlers, which leave out whole files that nothing of what is used needs, and seldom what stands between.
  {
    ...shared,
    entry: ['src/**/*.ts', '!src/cli/**'],
    outDir: 'dist/modules',
    format: ['esm'],
    bundle: false,
    dts: false,
  },
  // Vitest can be imported only. Of what it shares with the other entries nothing has an identity.
  { ...shared, entry: { 'testing/vitest': 'src/testing/vitest.ts' }, format: ['esm'] },
  // Data: each file stands for itself, and its CommonJS form keeps the name `default`.
  { ...shared, entry: definitions, format: ['esm', 'cjs'] },
  { ...shared, entry: { 'cli/main': 'src/cli/main.ts' }, format: ['esm'], splitting: false, dts: false },
])
