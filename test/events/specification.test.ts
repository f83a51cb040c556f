import { describe, expect, it } from 'vitest'
import { SchemaCompiler } from '../../src/actions/index.js'
import { eventTypes } from '../../src/events/event.js'
import { checkIntake } from '../../src/events/intake.js'
import { sampleEvents } from '../../src/events/sample.js'
import { eventSchemas } from '../../src/events/specification.js'
import { typeOfSchema } from '../../src/expressions/types/schema-type.js'
import { smallestOf } from '../../src/expressions/types/smallest.js'
import { unionOf } from '../../src/expressions/types/type.js'
import { conforms } from '../expressions/conforms.js'

const schemas = new SchemaCompiler('compiled')
const all = eventTypes.flatMap(eventSchemas)

describe('the specification of events', () => {
  it('is valid JSON Schema', () => {
    expect(all.map((schema) => schemas.problemOf(schema)).filter((problem) => problem !== undefined)).toEqual(
      [],
    )
  })

  it('takes every well-formed event of a sample, and so does the type that is made of it', () => {
    const type = unionOf(all.map(typeOfSchema))
    const checks = all.map((schema) => schemas.compile(schema))
    for (const event of sampleEvents({ count: 2_000, seed: 5, malformed: 0 })) {
      expect(
        checks.some((check) => check(event).length === 0),
        JSON.stringify(event),
      ).toBe(true)
      expect(conforms(event, type), JSON.stringify(event)).toBe(true)
    }
  })

  it.each(eventTypes)('makes smallest %s events that strict intake takes', (type) => {
    const events = eventSchemas(type).map((schema) => smallestOf(typeOfSchema(schema)))
    expect(events).toHaveLength(2)
    for (const event of events) expect(checkIntake(event, 'strict')).toBeUndefined()
  })
})
