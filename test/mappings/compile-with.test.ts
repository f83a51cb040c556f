import { describe, expect, it } from 'vitest'
import { ifDirective, path, template } from 'waybill/directives'
import { compileMapping, compileMappingWith, directives, MappingError } from 'waybill/mappings'
import { lowerQuery } from 'waybill/triggers'
import { bundleOf } from '../bundle-of.js'

const condition = { '@if': { condition: 'total > 5', then: 'large', else: 'small' } }

describe('compileMappingWith', () => {
  it('knows the directives that it is given and no others', () => {
    const apply = compileMappingWith({ '@template': 'Viewed {{name}}' }, { directives: [template] })
    expect(apply({ name: 'Lamp' })).toBe('Viewed Lamp')
    expect(() => compileMappingWith({ '@path': '$.name' }, { directives: [template] })).toThrow(MappingError)
  })

  it('has queries only where it is given what lowers them', () => {
    expect(() => compileMappingWith(condition, { directives: [ifDirective] })).toThrow('lowerQuery')
    expect(compileMappingWith(condition, { directives: [ifDirective], lowerQuery })({ total: 6 })).toBe(
      'large',
    )
  })

  it('gives the same as compileMapping with all directives', () => {
    for (const { examples } of directives)
      for (const { mapping, data, functions = [], sources } of examples)
        expect(compileMappingWith(mapping, { directives, functions, lowerQuery, ...sources })(data)).toEqual(
          compileMapping(mapping, { functions, ...sources })(data),
        )
  })
})

describe('a bundle with some directives', async () => {
  const entries = (names: string) =>
    `export { compileMappingWith } from './src/mappings/index.ts'
    export { ${names} } from './src/mappings/directives/index.ts'`
  const { text, files } = await bundleOf(entries('path, template'))
  const other = await bundleOf(entries('ifDirective'))

  it('has these alone', () => {
    const names = directives.map(({ name }) => name)
    expect(names.filter((name) => text.includes(`name: "${name}"`))).toEqual(['@path', '@template'])
  })

  it('has no manual', () => {
    const summaries = directives.map(({ summary }) => summary)
    expect(summaries.filter((summary) => text.includes(summary))).toEqual([])
  })

  it('has neither the query language nor the libraries of other directives', () => {
    for (const bundle of [files, other.files])
      expect(bundle.filter((file) => /src\/triggers|re2js|liquid|noble|lodash/.test(file))).toEqual([])
  })
})

describe('a bundle with compileMapping', () => {
  it('has nothing that only people read, and no doubts', async () => {
    const { text, files } = await bundleOf("export { compileMapping } from './src/mappings/index.ts'")
    expect(directives.filter(({ summary }) => text.includes(summary))).toEqual([])
    expect(files.filter((file) => /analysis|find-doubts|check-comparison|\/explain\//.test(file))).toEqual([])
  })
})

it('keeps the examples of a directive out of what compiles it, and in the registry', () => {
  expect(path).not.toHaveProperty('examples')
  expect(directives[0]).toMatchObject({ name: '@path', options: path.options, examples: expect.any(Array) })
})
