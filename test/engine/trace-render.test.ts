import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it } from 'vitest'
import { renderTrace } from '../../src/index.js'
import { deepFreeze } from '../deep-freeze.js'
import { traceCases } from './trace-cases.js'

const traced = traceCases.map(({ title, connection, event }) => ({
  title,
  trace: connection.explain(deepFreeze(event)).trace,
}))

it('is read as it stands in the golden file', async () => {
  const text = traced.map(({ title, trace }) => `### ${title}\n\n${renderTrace(trace)}\n`).join('\n')
  await expect(text).toMatchFileSnapshot('./trace.golden.txt')
})

describe.each(traced)('rendered: $title', ({ trace }) => {
  const plain = renderTrace(trace)

  it('begins with the answer', () => {
    expect(plain.split('\n')[0]).toBe(trace.answer)
  })

  it('is the same with colours, and has none where nobody asks', () => {
    const colored = renderTrace(trace, { color: true })
    expect(colored).not.toBe(plain)
    expect(stripVTControlCharacters(colored)).toBe(plain)
    expect(plain).not.toContain('\u001b')
  })
})

it('lets no event steer the terminal', () => {
  const [{ connection }] = traceCases as readonly [(typeof traceCases)[number]]
  const event = {
    type: 'identify\u001b[2J\u202e',
    event: '\u0007',
    userId: '\u001b[31m',
    traits: { '\u001b': 1 },
  }
  for (const type of [event.type, 'identify']) {
    const text = renderTrace(connection.explain({ ...event, type }).trace)
    for (const character of ['\u0007', '\u001b', '\u202e']) expect(text).not.toContain(character)
  }
})
