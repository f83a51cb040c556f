/** `waybill/testing`: what authors test their definitions with. */

export { checkExamples } from './check-examples.js'
export type { Difference } from './differences.js'
export { type ExampleResult, runExamples } from './examples.js'
export { formatExampleResult } from './format-example-result.js'
export { matchers } from './matchers/matchers.js'
export type { MatcherResult } from './matchers/result.js'
export type { Tested } from './matchers/tested.js'
export type { ExpectedOutcome } from './matchers/to-be-discarded-with.js'
export type { ExpectedRequest } from './matchers/to-deliver.js'
export { type TestActionOptions, type TestedAction, testAction } from './test-action.js'
export { createTestEvent, type EventOf, type EventOverrides } from './test-event.js'
export { type Reply, type WalkedChain, walkChain } from './walk-chain.js'
