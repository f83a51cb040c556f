/** `waybill/testing`: what authors test their definitions with. */
export type { Difference } from './differences.js'
export { type ExampleResult, runExamples } from './examples.js'
export { formatExampleResult } from './format-example-result.js'
export { type TestActionOptions, type TestedAction, testAction } from './test-action.js'
export { createTestEvent, type EventOf, type EventOverrides } from './test-event.js'
export { type Reply, type WalkedChain, walkChain } from './walk-chain.js'
