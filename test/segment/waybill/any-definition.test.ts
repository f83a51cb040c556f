import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkDefinition } from '../../../src/actions/index.js'
import { fromSegment } from '../../../src/segment/index.js'
import { anyFields } from '../validation/fields.js'

test('whatever the fields of a definition are, Waybill finds no fault with what is made of it', () => {
  fc.assert(
    fc.property(anyFields, (fields) => {
      const { destination } = fromSegment({
        name: 'Any',
        mode: 'cloud',
        actions: { act: { title: 'Act', description: 'Acts.', fields, perform: () => 0 } },
      })
      expect(checkDefinition(destination).filter(({ severity }) => severity === 'error')).toEqual([])
    }),
    { seed: 1, numRuns: 50 },
  )
})
