import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import Table from 'cli-table3'
import { build } from 'esbuild'

/** What a bundler makes of the built package where a program imports this, beside what `performance.md` asks. */
const bars = [
  { imports: 'compileTrigger', of: 'waybill/triggers', kilobytes: 8 },
  { imports: '*', of: 'waybill/triggers', kilobytes: 20 },
  { imports: 'compileMapping', of: 'waybill/mappings', kilobytes: 20 },
  { imports: 'parseFql', of: 'waybill/triggers' },
  { imports: 'checkFql', of: 'waybill/triggers' },
] as const

const table = new Table({
  head: ['import', 'from', 'min', 'min + gzip', 'bar', ''],
  colAligns: ['left', 'left', 'right', 'right', 'left', 'left'],
  style: { head: [], border: [], compact: true },
})
for (const bar of bars) {
  const { imports, of } = bar
  const code = await bundled(`export ${imports === '*' ? '*' : `{ ${imports} }`} from '${of}'`)
  const zipped = gzipSync(code, { level: 9 }).length / 1000
  const limit = 'kilobytes' in bar ? bar.kilobytes : undefined
  table.push([
    imports,
    of,
    `${(code.length / 1000).toFixed(1)} KB`,
    `${zipped.toFixed(1)} KB`,
    limit === undefined ? '' : `≤ ${limit} KB`,
    limit === undefined ? 'reported' : zipped <= limit ? 'ok' : 'missed',
  ])
}
process.stdout.write(`${table.toString()}\n`)

async function bundled(program: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: fileURLToPath(new URL('..', import.meta.url)) },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    // Without it the paths of ours would lead to the sources.
    tsconfigRaw: {},
    write: false,
    // Of files without side effects that are imported for nothing else.
    logLevel: 'error',
  })
  return outputFiles[0]?.contents ?? new Uint8Array()
}
