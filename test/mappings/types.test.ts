import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sampleEvents } from '../../src/events/sample.js'
import { variable } from '../../src/expressions/expression.js'
import { interpret } from '../../src/expressions/interpret.js'
import { anyType, typeOfValue, unionOf } from '../../src/expressions/types/type.js'
import { typeOf } from '../../src/expressions/types/type-of.js'
import { isObject, type Json } from '../../src/json/value.js'
import { dataFacts, directives, lowerMapping, namesOf } from '../../src/mappings/index.js'
import { conforms } from '../expressions/conforms.js'
import { subjects } from '../mutants/subject.js'
import { anyData, mappingOfDirective, mappingOfRegistry } from './arbitraries.js'
import { lowered, resultsOf } from './interpreted.js'

/** What a mapping gives is in its type, whatever is known of the data. */
function expectSound(mappings: fc.Arbitrary<Json>, numRuns: number): void {
  const events = fc.array(anyData, { minLength: 1, maxLength: 3 })
  const property = fc.property(mappings, events, fc.boolean(), (mapping, values, isKnown) => {
    const read = lowered(mapping)
    fc.pre(read !== undefined)
    const { expression, data } = read
    const type = typeOf(expression, new Map([[data, isKnown ? unionOf(values.map(typeOfValue)) : anyType]]))
    for (const { value, result } of resultsOf(read, values))
      expect(conforms(result, type), JSON.stringify({ value, result, kinds: type.kinds })).toBe(true)
  })
  fc.assert(property, { numRuns, maxSkipsPerRun: 1_000 })
}

describe('the type of a mapping', () => {
  it('holds whatever the mapping gives', () => {
    expectSound(mappingOfRegistry, 2_000)
  })

  it.each(directives)('holds whatever $name gives, for values of every kind', ({ name }) => {
    expectSound(mappingOfDirective(name), 300)
  })

  it.each(subjects)(
    'holds what the mapping of $name gives for events as the specification says',
    ({ mapping, events }) => {
      const data = variable('data')
      const { expression } = lowerMapping(mapping, namesOf(data))
      const type = typeOf(expression, new Map([[data, dataFacts({ event: events }).type]]))
      const conforming = [...sampleEvents({ count: 2_000, seed: 3, malformed: 0 })].filter((event) =>
        events.some((name) => isObject(event) && event.type === name),
      )
      expect(conforming.length).toBeGreaterThan(5)
      for (const event of conforming) {
        const result = interpret({ parameters: [data], body: expression })(event)
        expect(conforms(result, type), JSON.stringify(result)).toBe(true)
      }
    },
  )
})
