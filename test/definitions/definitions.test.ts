import { describe, expect, it } from 'vitest'
import { checkDefinition, findDefinitionDoubts } from 'waybill/actions'
import { definitions } from 'waybill/definitions'
import { functions } from 'waybill/functions'
import { formatExampleResult, runExamples } from 'waybill/testing'

/** Examples that speak of now are written at this time. */
const clock = () => Date.parse('2025-02-11T14:03:22.041Z')

describe.each(definitions)('the definition of $slug', (definition) => {
  it('has no problems', () => {
    expect(checkDefinition(definition, { functions })).toEqual([])
  })

  it('leaves nothing in doubt: secrets are marked, what is required is given', () => {
    expect(findDefinitionDoubts(definition, { functions })).toEqual([])
  })

  it('is data: it survives a JSON round trip unchanged', () => {
    expect(JSON.parse(JSON.stringify(definition))).toStrictEqual(definition)
  })

  it('says of every action what it does, with at least two examples, one of them a failure or an edge', () => {
    for (const action of Object.values(definition.actions)) {
      expect(action.description).toBeTruthy()
      expect(action.examples.length).toBeGreaterThanOrEqual(2)
    }
  })

  it('describes every field', () => {
    for (const { fields } of Object.values(definition.actions))
      for (const field of Object.values(fields.properties ?? {}))
        expect(field).toMatchObject({ title: expect.any(String), description: expect.any(String) })
  })

  describe.each(['compiled', 'closures'] as const)('with %s evaluation', (evaluation) => {
    it.each(
      runExamples(definition, { evaluation, functions, clock }).map(
        (result) => [`${result.action}: ${result.example.title}`, result] as const,
      ),
    )('its example holds: %s', (_, result) => {
      expect(result.holds, formatExampleResult(result)).toBe(true)
    })
  })
})
