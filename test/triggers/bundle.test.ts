import { describe, expect, it } from 'vitest'
import { fqlFunctions } from '../../src/triggers/index.js'
import { bundleOf } from '../bundle-of.js'

const bundleWith = (name: string) => bundleOf(`export { ${name} } from './src/triggers/index.ts'`)

describe('a bundle with compileTrigger alone', async () => {
  const { text, files } = await bundleWith('compileTrigger')

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
    const { files } = await bundleWith('checkFql')
    expect(files.filter((file) => /generate|closures/.test(file))).toEqual([])
  })
})
