import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkFql, compileTrigger } from '../../src/triggers/index.js'

const page = readFileSync(new URL('../../docs/triggers.md', import.meta.url), 'utf8')
const event: unknown = JSON.parse(/```json\n(.*?)```/s.exec(page)?.[1] ?? '')
const lines = [...page.matchAll(/```fql\n(.*?)```/gs)].flatMap(([, block = '']) => block.trim().split('\n'))
const queries = lines.map((line) => {
  const [query = '', answer] = line.split(/\s+# (?=true$|false$)/)
  return { query, answer }
})

describe.each(['compiled', 'closures'] as const)('the guide to triggers, %s', (evaluation) => {
  it.each(queries)('$query is $answer', ({ query, answer }) => {
    expect(checkFql(query).filter(({ severity }) => severity === 'error')).toEqual([])
    expect(String(compileTrigger(query, { evaluation })(event))).toBe(answer)
  })
})
