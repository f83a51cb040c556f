import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Application, LogLevel, type ProjectReflection } from 'typedoc'

/**
 * `docs/api`: the reference of every entry point, from its docstrings. It is the snapshot of the public surface too: with
 * `--check` nothing is written, and what differs from the pages that stand there is told (status 1).
 */
const entries: Readonly<Record<string, string>> = {
  waybill: 'src/index.ts',
  'waybill/actions': 'src/actions/index.ts',
  'waybill/browser': 'src/browser/index.ts',
  'waybill/definitions': 'definitions/index.ts',
  'waybill/delivery': 'src/delivery/index.ts',
  'waybill/delivery/sqlite': 'src/delivery/sqlite/index.ts',
  'waybill/directives': 'src/mappings/directives/index.ts',
  'waybill/expressions': 'src/expressions/index.ts',
  'waybill/functions': 'src/functions/index.ts',
  'waybill/mappings': 'src/mappings/index.ts',
  'waybill/runtime': 'src/runtime/index.ts',
  'waybill/segment': 'src/segment/index.ts',
  'waybill/simulate': 'src/simulate/index.ts',
  'waybill/testing': 'src/testing/index.ts',
  'waybill/triggers': 'src/triggers/index.ts',
}

const root = fileURLToPath(new URL('..', import.meta.url))
const pages = join(root, 'docs/api')
const made = mkdtempSync(join(tmpdir(), 'waybill-api-'))

await writeReference(made)
if (process.argv.includes('--check')) compare()
else {
  rmSync(pages, { recursive: true, force: true })
  cpSync(made, pages, { recursive: true })
  console.log(`${namesIn(pages).length} pages written`)
}
rmSync(made, { recursive: true })

async function writeReference(out: string): Promise<void> {
  // Some of the options are the plugin's own, and no options in the types of TypeDoc.
  const options = {
    plugin: ['typedoc-plugin-markdown'],
    entryPoints: Object.values(entries).map((path) => join(root, path)),
    tsconfig: join(root, 'tsconfig.json'),
    name: 'Waybill',
    out,
    readme: 'none',
    // Places change with every line above them.
    disableSources: true,
    excludeInternal: true,
    excludePrivate: true,
    router: 'module',
    entryFileName: 'README',
    hidePageHeader: true,
    hideBreadcrumbs: true,
    validation: { notExported: false, invalidLink: true, notDocumented: false },
    logLevel: LogLevel.Error,
  }
  const app = await Application.bootstrapWithPlugins(options)
  const project = await app.convert()
  if (project === undefined || app.logger.hasErrors()) throw new Error('the sources do not convert')
  nameModules(project)
  await app.outputs.writeOutput({ name: 'markdown', path: out }, project)
  if (app.logger.hasErrors()) throw new Error('the reference could not be written')
}

/** Modules are called as they are imported. */
function nameModules(project: ProjectReflection): void {
  const names = new Map(Object.entries(entries).map(([name, path]) => [path.replace('/index.ts', ''), name]))
  for (const module of project.children ?? []) module.name = names.get(module.name) ?? module.name
}

function compare(): void {
  const all = new Set([...namesIn(pages), ...namesIn(made)])
  const stale = [...all].filter((name) => textOf(pages, name) !== textOf(made, name))
  for (const name of stale)
    console.error(
      `docs/api/${name} is stale: the public surface or its words changed; run "npm run generate:api"`,
    )
  if (stale.length > 0) process.exitCode = 1
  else console.log(`${all.size} pages of the reference are current`)
}

function namesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'))
}

function textOf(folder: string, name: string): string | undefined {
  try {
    return readFileSync(join(folder, name), 'utf8')
  } catch {
    return undefined
  }
}
