import type { DestinationDefinition } from '../types/destination-definition.js'
import { TestDestination } from './test-destination.js'

/** A definition as its tests run it: actions one by one, with the responses to their requests. */
export function createTestIntegration<Settings>(
  definition: DestinationDefinition<Settings>,
): TestDestination<Settings> {
  return new TestDestination(definition, { comparesMappingsDeeply: true })
}
