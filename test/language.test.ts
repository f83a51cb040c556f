import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { renderDiagnostics } from '../src/diagnostics/render.js'
import type { Json } from '../src/json/value.js'
import {
  checkMapping,
  compileMapping,
  explainMapping,
  renderMappingExplanation,
} from '../src/mappings/index.js'
import { deepFreeze } from './deep-freeze.js'

const page = readFileSync(new URL('../docs/language.md', import.meta.url), 'utf8')

/** A mapping on the page, the data that stands before it, and what the page says of the two. */
interface Example {
  readonly mapping: Json
  readonly expandKeys: boolean
  readonly data: Json
  readonly kind: 'output' | 'problems' | 'explanation'
  readonly text: string
}

/**
 * Blocks are ```json data, which holds until the next one, ```json mapping (with the option that it asks for), and what
 * comes of it.
 */
function examplesOf(text: string): readonly Example[] {
  const examples: Example[] = []
  let data: Json = null
  let mapping: Json | undefined
  let expandKeys = false
  for (const [, kind = '', option, block = ''] of text.matchAll(fenced)) {
    if (kind === 'data') data = deepFreeze(JSON.parse(block))
    else if (kind === 'mapping') {
      expect(mapping, 'a mapping of which nothing is said').toBeUndefined()
      mapping = deepFreeze(JSON.parse(block))
      expandKeys = option === 'expandKeys'
    } else if (
      mapping !== undefined &&
      (kind === 'output' || kind === 'problems' || kind === 'explanation')
    ) {
      examples.push({ mapping, expandKeys, data, kind, text: block })
      mapping = undefined
    } else throw new Error(`a block of kind "${kind}" stands where none belongs`)
  }
  return examples
}

/** What the page's outputs were made with. */
const sources = { clock: () => Date.UTC(2024, 4, 17, 21, 30), random: () => 0.5 }
const fenced = /^```(?:json|text) (\w+)(?: (\w+))?\n(.*?)^```$/gms

/** The rules of the language, shown by examples that are true. */
it.each(examplesOf(page))('shows what $mapping gives', ({ mapping, expandKeys, data, kind, text }) => {
  if (kind === 'problems') {
    expect(`${renderDiagnostics(checkMapping(mapping))}\n`).toBe(text)
    return
  }
  expect(checkMapping(mapping, { expandKeys })).toEqual([])
  if (kind === 'explanation')
    expect(`${renderMappingExplanation(explainMapping(mapping, data, sources))}\n`).toBe(text)
  // As text: the order of fields counts.
  else
    for (const evaluation of ['compiled', 'closures'] as const)
      expect(JSON.stringify(compileMapping(mapping, { ...sources, evaluation, expandKeys })(data))).toBe(
        JSON.stringify(JSON.parse(text)),
      )
})

it('has examples for each part, and no other blocks', () => {
  expect(examplesOf(page).length).toBeGreaterThanOrEqual(12)
  const fences = page.match(/^```\w.*$/gm) ?? []
  expect(
    fences.filter(
      (fence) => !/^```(json (data|mapping( expandKeys)?|output)|text (problems|explanation))$/.test(fence),
    ),
  ).toEqual([])
})
