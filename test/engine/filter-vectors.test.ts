import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ConfigError, type FilterConfig } from '../../src/index.js'
import { deepFreeze } from '../deep-freeze.js'
import { echoOf } from './echo.js'

interface Case {
  readonly id: string
  readonly title: string
  readonly filters: readonly FilterConfig[]
  readonly event: unknown
  readonly result: unknown
  readonly invalid?: true
}

const file = new URL('../vectors/filters/filters.json', import.meta.url)
const { about, cases }: { about: string; cases: readonly Case[] } = deepFreeze(
  JSON.parse(readFileSync(file, 'utf8')),
)

describe(`filters.json: ${about}`, () => {
  it.each(cases)('$id: $title', ({ filters, event, result, invalid }) => {
    if (invalid === true) {
      expect(() => echoOf({ filters })).toThrow(ConfigError)
      return
    }
    const { event: filtered, outcome } = echoOf({ filters })(event)
    expect(filtered ?? null).toEqual(result)
    if (result === null)
      expect(outcome).toMatchObject({ status: 'discarded', step: 'filters', code: 'FILTERED_BY_RULES' })
  })
})
