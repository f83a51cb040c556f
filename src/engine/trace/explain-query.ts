import { onceForEach } from '../../lazy/once-for-each.js'
import { compileTriggerExplanation, type TriggerExplanation } from '../../triggers/index.js'
import { told } from './record-evaluation.js'

/** Why a query of the configuration holds for an event or not; undefined where that can not be told. */
export type ExplainQuery = (query: string, event: unknown) => TriggerExplanation | undefined

/** Reads every query once; there are as many as the configuration has. `maxWork` is what one may cost. */
export function compileExplainQuery(maxWork: number): ExplainQuery {
  const compiled = onceForEach((query: string) => compileTriggerExplanation(query, { maxWork }), String)
  return (query, event) => told(() => compiled(query)(event))
}
