import { below, type Diagnostic, hasErrors } from '../../diagnostics/diagnostic.js'
import { mostWork } from '../../expressions/budget/most-work.js'
import { compileLambda } from '../../expressions/compile.js'
import { variable } from '../../expressions/expression.js'
import { isObject } from '../../json/value.js'
import { lowerMapping, namesOf, surroundingsFrom, surroundingsRead } from '../../mappings/index.js'
import { eventKey } from '../event-key.js'
import { Refusal } from '../outcome.js'
import type { EventStep } from './step.js'

/** The connection's mapping over the event, which gives the event that triggers and mappings see (requirements.md R87). */
export const transform: EventStep = {
  name: 'transform',
  prepare({ id, transform: mapping }, _, { language, evaluation, surroundings: sources }) {
    if (mapping === undefined) return {}
    const [event, surroundings] = [variable('event'), variable('surroundings')] as const
    const names = { ...namesOf(event), surroundings }
    const { expression, diagnostics: problems } = lowerMapping(mapping, names, language)
    const diagnostics = below('/transform', problems)
    if (hasErrors(diagnostics)) return { diagnostics }
    const { maxWork = mostWork } = language
    const apply = compileLambda({ parameters: [event, surroundings], body: expression, maxWork }, evaluation)
    const asked = surroundingsRead(expression, surroundings)
    // As with a delivery, a name stands for a seed: whoever repeats an event repeats what is random in it.
    const nameOf = (value: unknown) => (asked.has('seed') ? `${id}/transform/${eventKey(value)}` : undefined)
    return {
      run(value) {
        const transformed = apply(value, surroundingsFrom(sources, asked, nameOf(value)))
        return isObject(transformed) ? transformed : noObject
      },
      diagnostics: [...diagnostics, ...(asked.has('now') && sources.clock === undefined ? [noClock] : [])],
    }
  },
}

const noObject = new Refusal({
  kind: 'event',
  code: 'TRANSFORM_FAILED',
  reason: 'the transform gives no object, so there is no event to go on with',
})

const noClock: Diagnostic = {
  code: 'config/no-clock',
  severity: 'warning',
  message: 'the engine was given no clock: where the time is asked for, the event is discarded (NO_CLOCK)',
  hint: 'createEngine({ clock: Date.now })',
  pointer: '/transform',
}
