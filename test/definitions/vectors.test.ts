import { describe, expect, it } from 'vitest'
import { definitions } from 'waybill/definitions'
import { compareVector } from './compare-vector.js'
import { vectorRunner } from './run-vector.js'
import { readVectorFile } from './vector-file.js'

describe.each(definitions)('the vectors of $slug', (definition) => {
  const file = readVectorFile(definition.slug)
  const held = file.vectors.filter(({ optional }) => optional === undefined)

  describe.each(['compiled', 'closures'] as const)('with %s evaluation', (evaluation) => {
    const run = vectorRunner(file, definition, { evaluation })

    it.each(held.map((vector) => [vector.id, vector] as const))('%s', (_, vector) => {
      compareVector(vector, run(vector))
    })
  })

  it('run those that are optional too, whatever comes of them', () => {
    const run = vectorRunner(file, definition, { evaluation: 'closures' })
    for (const vector of file.vectors) expect(run(vector)).toBeDefined()
  })
})
