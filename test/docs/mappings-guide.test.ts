import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { checkMapping, compileMapping } from '../../src/mappings/index.js'
import { deepFreeze } from '../deep-freeze.js'

const page = readFileSync(new URL('../../docs/mappings.md', import.meta.url), 'utf8')
const event: unknown = deepFreeze(JSON.parse(/```json\n(.*?)```/s.exec(page)?.[1] ?? ''))
const pairs = [...page.matchAll(/```yaml\n(.*?)```\n```json\n(.*?)```/gs)].map(
  ([, mapping = '', output = '']) => ({
    mapping: parse(mapping),
    output: JSON.parse(output),
  }),
)

describe('the guide to mappings', () => {
  it('shows what every mapping gives', () => {
    expect(pairs).toHaveLength([...page.matchAll(/^```yaml$/gm)].length)
  })

  it.each(pairs)('shows what $mapping gives', ({ mapping, output }) => {
    expect(checkMapping(mapping)).toEqual([])
    for (const evaluation of ['compiled', 'closures'] as const)
      expect(JSON.stringify(compileMapping(mapping, { evaluation })(event))).toBe(JSON.stringify(output))
  })
})
