import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { mappingsComparedPage } from '../../docs/pages/mappings-compared.js'
import { knownDefects } from '../differential/defects/index.js'
import { byUs } from '../differential/ours.js'
import { isRefused } from '../differential/outcome.js'
import { backEnds, deepFreeze, run } from '../mappings/back-ends.js'
import { canonicalText } from '../mappings/canonical-text.js'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

describe('the differences from the public mapping kit', () => {
  it('name rules that exist', () => {
    const [requirements, mappings] = [read('docs/design/requirements.md'), read('docs/design/mappings.md')]
    for (const { name, why } of knownDefects) {
      const numbers = why.match(/\bR\d+\b/g) ?? []
      const rules = [...why.matchAll(/\bRules (\d)(?: and (\d))?/g)].flatMap(([, ...found]) =>
        found.filter(Boolean),
      )
      const directives = [...why.matchAll(/mappings\.md, (`@\w+`)/g)].map(([, directive]) => directive)
      const parts = [...why.matchAll(/mappings\.md, (Paths|Directives of our own|first lines)/g)]
      expect(numbers.length + rules.length + directives.length + parts.length, name).toBeGreaterThan(0)
      for (const number of numbers) expect(requirements).toContain(`- **${number}** `)
      for (const rule of rules) expect(mappings).toMatch(new RegExp(`^${rule}\\. `, 'm'))
      for (const directive of directives) expect(mappings).toContain(`| ${directive} | `)
    }
  })

  it('are there on every back end', () => {
    for (const { name, example } of knownDefects) {
      const outcome = byUs(example.mapping, example.event)
      if (isRefused(outcome)) continue
      for (const backEnd of backEnds)
        expect(
          canonicalText(run(backEnd, example.mapping, deepFreeze(example.event))),
          `${name}, ${backEnd}`,
        ).toBe(canonicalText(outcome.value))
    }
  })

  it('stand there once each', () => {
    const names = knownDefects.map(({ name }) => name)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })

  it('are the page that is generated', () => {
    expect(read('docs/mappings-compared.md')).toBe(mappingsComparedPage())
  })
})
