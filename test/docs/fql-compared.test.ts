import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { lowerTrigger, TriggerSyntaxError } from 'waybill/triggers'
import { answersTo, differ, fqlComparedPage } from '../../docs/pages/fql-compared.js'
import { comparedGroups } from '../../docs/pages/fql-compared-cases.js'
import { refusedByParser } from '../../docs/pages/fql-peer.js'
import { deepFreeze } from '../deep-freeze.js'
import { all, outcomes } from '../triggers/back-ends.js'

const cases = deepFreeze(comparedGroups.flatMap((group) => group.cases))

describe('the queries that the public package answers differently', () => {
  it.each(cases)('$query', (compared) => {
    const answers = answersTo(compared)
    expect(differ(answers), JSON.stringify(answers)).toBe(true)
    if (answers.waybill.startsWith('refused: '))
      expect(() => lowerTrigger(compared.query)).toThrow(TriggerSyntaxError)
    else expect(outcomes(compared.query, compared.event)).toEqual(all(answers.waybill === 'true'))
  })

  it('stand there once each', () => {
    const queries = cases.map(({ query }) => query)
    expect(queries.filter((query, index) => queries.indexOf(query) !== index)).toEqual([])
  })

  it('are called a defect only where the package took the query, against a public document', () => {
    for (const compared of cases.filter(({ kind }) => kind === 'defect')) {
      expect(answersTo(compared).peer, compared.query).not.toBe(refusedByParser)
      expect(compared.rule).toMatch(/\bR\d+\b/)
    }
  })

  it('name rules that exist', () => {
    const requirements = readFileSync(new URL('../../docs/design/requirements.md', import.meta.url), 'utf8')
    const triggers = readFileSync(new URL('../../docs/design/triggers.md', import.meta.url), 'utf8')
    for (const { query, rule } of cases) {
      const numbers = rule.match(/\bR\d+\b/g) ?? []
      const parts = [...rule.matchAll(/triggers\.md, ([\w ]+)/g)].map(([, part]) => part)
      expect(numbers.length + parts.length, query).toBeGreaterThan(0)
      for (const number of numbers) expect(requirements).toContain(`- **${number}** `)
      for (const part of parts) expect(triggers).toMatch(new RegExp(`^## ${part}\\b`, 'm'))
    }
  })
})

describe('the page', () => {
  it('shows every case, in one line of a table', () => {
    expect(fqlComparedPage().match(/^\| `.*\| (defect|not offered|beyond) \|.*\|$/gm)).toHaveLength(
      cases.length,
    )
  })

  it.each([
    [{ peer: 'true', waybill: 'true' }, false],
    [{ peer: 'true', waybill: 'false' }, true],
    [{ peer: 'false', waybill: 'refused: `fql/syntax`' }, true],
    [{ peer: 'throws: TypeError', waybill: 'false' }, true],
    [{ peer: refusedByParser, waybill: 'true' }, true],
    [{ peer: refusedByParser, waybill: 'false' }, false],
    [{ peer: refusedByParser, waybill: 'refused: `fql/syntax`' }, false],
  ])('of %j says that they differ: %s', (answers, expected) => {
    expect(differ(answers)).toBe(expected)
  })
})
