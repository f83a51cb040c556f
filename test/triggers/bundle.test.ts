import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { fqlFunctions } from '../../src/triggers/index.js'

/** What a bundler makes of an import of one function. */
async function bundleOf(name: string): Promise<{ readonly text: string; readonly files: readonly string[] }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: `export { ${name} } from './src/triggers/index.ts'`, resolveDir: process.cwd() },
    bundle: true,
    format: 'esm',
    charset: 'utf8',
    write: false,
    metafile: true,
  })
  const [output] = Object.values(metafile.outputs)
  const inputs = Object.entries(output?.inputs ?? {})
  return {
    text: outputFiles.map(({ text }) => text).join(''),
    files: inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([file]) => file),
  }
}

describe('a bundle with compileTrigger alone', async () => {
  const { text, files } = await bundleOf('compileTrigger')

  const has = (part: string) => text.includes(part)

  it('has every function', () => {
    expect(fqlFunctions.map(({ name }) => name).filter((name) => !has(`"${name}"`))).toEqual([])
  })

  it('has the manual of none', () => {
    const manuals = fqlFunctions.flatMap(({ summary, examples }) => [
      summary,
      ...examples.map(({ query }) => query),
    ])
    expect(manuals.filter(has)).toEqual([])
  })

  it('has nothing of the doubts, suggestions, conditions and explanations', () => {
    const unwanted = /check\.ts|find-doubts|check-comparison|suggest|levenshtein|\/conditions\/|\/explain\//
    expect(files.filter((file) => unwanted.test(file))).toEqual([])
  })
})

describe('a bundle with checkFql alone', () => {
  it('has no back end but the one that tries conditions out', async () => {
    const { files } = await bundleOf('checkFql')
    expect(files.filter((file) => /generate|closures/.test(file))).toEqual([])
  })
})
