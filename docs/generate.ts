import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { definitions } from 'waybill/definitions'
import { destinationPage } from '../src/cli/pages/destination-page.js'
import { definitionPage } from './pages/definition.js'
import { destinationsPage } from './pages/destinations.js'
import { diagnosticsPage } from './pages/diagnostics.js'
import { directivesPage } from './pages/directives.js'
import { fqlComparedPage } from './pages/fql-compared.js'
import { functionsPage } from './pages/functions.js'
import { mappingsComparedPage } from './pages/mappings-compared.js'
import { publishedSchemas, textOfSchema } from './pages/published-schemas.js'
import { segmentComparedPage } from './pages/segment-compared.js'
import { thirdPartyNoticesPage } from './pages/third-party-notices.js'

/**
 * Writes the reference pages and schemas, which list what the code says of itself. With `--check` nothing is written: the exit
 * status is 1 where a page is stale.
 */
const pages: readonly { readonly path: string; readonly text: string }[] = [
  { path: 'docs/definitions.md', text: definitionPage() },
  { path: 'docs/destinations.md', text: destinationsPage(definitions) },
  { path: 'docs/directives.md', text: directivesPage() },
  { path: 'docs/functions.md', text: functionsPage() },
  { path: 'docs/diagnostics.md', text: diagnosticsPage() },
  { path: 'docs/fql-compared.md', text: fqlComparedPage() },
  { path: 'docs/mappings-compared.md', text: mappingsComparedPage() },
  { path: 'docs/segment-compared.md', text: await segmentComparedPage() },
  ...definitions.map((definition) => ({
    path: `definitions/${definition.slug}/README.md`,
    text: destinationPage(definition),
  })),
  { path: 'THIRD-PARTY-NOTICES.md', text: thirdPartyNoticesPage() },
  ...publishedSchemas.map(({ path, schema }) => ({ path, text: textOfSchema(schema) })),
]

const checkOnly = process.argv.includes('--check')
const stale = pages.filter(({ path, text }) => !existsSync(path) || readFileSync(path, 'utf8') !== text)

for (const { path, text } of stale) {
  if (checkOnly) console.error(`${path} is stale: run "npm run generate"`)
  else writeFileSync(path, text)
}
if (checkOnly && stale.length > 0) process.exitCode = 1
else console.log(`${pages.length} pages, ${stale.length} ${checkOnly ? 'stale' : 'written'}`)
