import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { createEngine } from '../../src/index.js'
import { buildFrom } from '../build/built.js'
import { track } from '../relay.js'

/** Scripts in a place with the web's own functions alone: no Node, no global object by another name, no code from text. */

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

async function bundled(
  contents: string,
): Promise<{ readonly text: string; readonly files: readonly string[] }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: at('.') },
    bundle: true,
    format: 'iife',
    globalName: 'worker',
    platform: 'browser',
    tsconfig: at('tsconfig.json'),
    metafile: true,
    write: false,
    logLevel: 'error',
  })
  const [output] = Object.values(metafile.outputs)
  return {
    text: outputFiles.map(({ text }) => text).join(''),
    files: Object.entries(output?.inputs ?? {}).flatMap(([file, { bytesInOutput }]) =>
      bytesInOutput > 0 ? [file] : [],
    ),
  }
}

const config = {
  id: 'c',
  destination: 'segment',
  settings: { source_write_key: 'k' },
  filters: [{ if: 'properties.total < 1', actions: [{ type: 'DROP' }] }],
  subscriptions: [
    {
      action: 'sendTrack',
      enabled: true,
      mapping: { anonymous_id: { '@liquid': '{{ userId | upcase }}' } },
    },
  ],
} as const

const event = track('u', { total: 5 })

describe('in an isolate', () => {
  it('an engine gives what it gives elsewhere', async () => {
    const { startWorker } = await import(at('examples/edge/isolate.mjs'))
    const { text } = await bundled(`import { createEngine } from 'waybill'
      import segment from 'waybill/definitions/segment'
      export default (config) => createEngine({ destinations: [segment] }).connect(config)`)
    const { default: segment } = await import('waybill/definitions/segment')
    const expected = createEngine({ destinations: [segment] })
      .connect(config)
      .evaluate(event)
    expect(JSON.stringify(startWorker(text)(config).evaluate(event))).toBe(JSON.stringify(expected))
  })

  it('a built module holds nothing that parses, compiles or makes code', async () => {
    const { text, files } = await bundled(buildFrom([config]).text ?? '')
    const needless =
      /ajv\/dist|lodash|closures|generate\.ts|interpret\.ts|triggers\/parse|liquid\/parse|lower-request/
    expect(files.filter((file) => needless.test(file))).toEqual([])
    expect(text.match(/\bnew Function\b|[^.\w]Function\(/g)).toBeNull()
  })
})
