/**
 * The packed tarball as a user gets it: its exports and types are linted, then it is installed into an empty project,
 * imported, required, type-checked under two module resolutions, used in a test of Vitest, and its command is run. Needs a build before it.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const project = mkdtempSync(join(tmpdir(), 'waybill-package-'))
const run = (command, args, cwd = project) =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: 'pipe' })

try {
  const [{ filename, files }] = JSON.parse(
    run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', project], root),
  )
  const tarball = join(project, filename)
  const strays = files
    .map(({ path }) => path)
    .filter(
      (path) =>
        !/^((dist|schemas|examples)\/|docs\/(design\/)?[^/]+\.md$|definitions\/[^/]+\/README\.md$|(README|CHANGELOG|SECURITY|THIRD-PARTY-NOTICES)\.md$|LICENSE$|package\.json$)/.test(
          path,
        ),
    )
  if (strays.length > 0) throw new Error(`the tarball holds what does not belong there: ${strays.join(', ')}`)

  checkNotices()

  run('npx', ['publint', '--strict', tarball], root)
  // Like Vitest itself, its matchers can be imported only.
  const excluded = ['./definitions/*', './segment/*', './testing/vitest']
  run('npx', ['attw', tarball, '--profile', 'node16', '--exclude-entrypoints', ...excluded], root)

  writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'empty-project', private: true }))
  run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', tarball])
  for (const name of readdirSync(join(root, 'test/package/project')))
    cpSync(join(root, 'test/package/project', name), join(project, name))

  for (const script of ['use.mjs', 'use.cjs']) {
    // Test runners that load CommonJS only can not require an ES module: no dependency may be one without the other.
    const printed = run('node', ['--no-experimental-require-module', script]).trim()
    if (printed !== 'https://api.segment.io/v1/track') throw new Error(`${script} printed "${printed}"`)
  }
  // Every destination fits the types of the package where it is imported by itself.
  const slugs = readdirSync(join(root, 'definitions'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'shared')
    .map(({ name }) => name)
  const imports = slugs.map((slug, at) => `import d${at} from 'waybill/definitions/${slug}'`)
  const list = `export const all: readonly Destination[] = [${slugs.map((_, at) => `d${at}`).join(', ')}]`
  const lines = ["import type { Destination } from 'waybill'", ...imports, list]
  writeFileSync(join(project, 'definitions.mts'), `${lines.join('\n')}\n`)
  // The types of every entry point hold by themselves; those that take a name of their own have been tried above.
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const entries = Object.entries(exports)
    .filter(([path, entry]) => typeof entry !== 'string' && !path.includes('*') && !excluded.includes(path))
    .map(([path]) => `export * as ${path.replaceAll(/\W/g, '_')} from '${path.replace('.', 'waybill')}'`)
  writeFileSync(join(project, 'entries.mts'), `${entries.join('\n')}\n`)

  for (const [module, resolution] of [
    ['node16', 'node16'],
    ['esnext', 'bundler'],
  ]) {
    const options = ['--noEmit', '--strict', '--skipLibCheck', 'false', '--target', 'es2022']
    run(
      'npx',
      [
        'tsc',
        ...options,
        '--lib',
        'es2023,dom',
        '--module',
        module,
        '--moduleResolution',
        resolution,
        join(project, 'use.mts'),
        join(project, 'definitions.mts'),
        join(project, 'entries.mts'),
        '--ignoreConfig',
      ],
      root,
    )
  }
  // The peers of Vitest's own types are not there, so that these are taken as they are.
  symlinkSync(join(root, 'node_modules/vitest'), join(project, 'node_modules/vitest'), 'dir')
  const vitestOptions = ['--noEmit', '--strict', '--skipLibCheck', '--target', 'es2022', '--module', 'node16']
  run('npx', ['tsc', ...vitestOptions, join(project, 'use.test.mts'), '--ignoreConfig'], root)
  run('npx', ['vitest', 'run', '--root', project], root)
  const checked = run('npx', ['waybill', 'check', 'definition.ts']).trim()
  if (checked !== '1 file: no problems') throw new Error(`the command checks a definition so: ${checked}`)
  const sampled = run('npx', ['waybill', 'sample', '--count', '3', '--seed', '7']).trim().split('\n')
  if (sampled.length !== 3) throw new Error('the command of the package gives no sample events')
  console.log(`the packed tarball works: ${files.length} files, imported, required, typed, run`)
} catch (error) {
  console.error(error.stdout ?? '', error.stderr ?? '', error.message)
  process.exitCode = 1
} finally {
  rmSync(project, { recursive: true, force: true })
}

/** Throws where the notices do not name just the packages of which the build holds code. */
function checkNotices() {
  const built = readdirSync(join(root, 'dist')).filter((name) => /\.c?js$/.test(name))
  const held = built.flatMap((name) => {
    const code = readFileSync(join(root, 'dist', name), 'utf8')
    return [...code.matchAll(/^\s*\/\/ (?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//gm)].map(
      ([, name]) => name,
    )
  })
  const notices = readFileSync(join(root, 'THIRD-PARTY-NOTICES.md'), 'utf8')
  const named = [...notices.matchAll(/^## (.+)$/gm)].map(([, name]) => name)
  const [found, told] = [held, named].map((names) => [...new Set(names)].sort().join(', '))
  if (found !== told) throw new Error(`dist holds code of ${found}; the notices name ${told}`)
}
