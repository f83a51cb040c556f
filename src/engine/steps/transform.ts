import { below, type Diagnostic, hasErrors } from '../../diagnostics/diagnostic.js'
import { mostWork } from '../../expressions/budget/most-work.js'
import { linkBy } from '../../expressions/compile.js'
import { variable } from '../../expressions/expression.js'
import { LoweredFunction } from '../../expressions/lowered-function.js'
import { lowerMapping, namesOf, surroundingsRead } from '../../mappings/index.js'
import type { ConnectionConfig } from '../config.js'
import type { EngineContext } from '../context.js'
import { linkTransform, type TransformProgram } from './link-transform.js'
import type { EventStep } from './step.js'

/** The connection's mapping over the event, which gives the event that triggers and mappings see (requirements.md R87). */
export const transform: EventStep = {
  name: 'transform',
  prepare(config, _, context) {
    const { program, diagnostics } = lowerTransform(config, context)
    return {
      ...(program && {
        run: linkTransform(program, config.id, linkBy(context.evaluation), context.surroundings),
      }),
      diagnostics,
    }
  },
}

/** The transform of a configuration, checked; nothing where it has none, or a wrong one. */
export function lowerTransform(
  { transform: mapping }: Pick<ConnectionConfig, 'transform'>,
  { language, surroundings: { clock } }: EngineContext,
): {
  readonly program: TransformProgram<LoweredFunction> | undefined
  readonly diagnostics: readonly Diagnostic[]
} {
  if (mapping === undefined) return { program: undefined, diagnostics: [] }
  const [event, surroundings] = [variable('event'), variable('surroundings')] as const
  const names = { ...namesOf(event), surroundings }
  const { expression, diagnostics: problems } = lowerMapping(mapping, names, language)
  const diagnostics = below('/transform', problems)
  if (hasErrors(diagnostics)) return { program: undefined, diagnostics }
  const asked = surroundingsRead(expression, surroundings)
  return {
    program: {
      apply: new LoweredFunction([event, surroundings], expression, language.maxWork ?? mostWork),
      surroundingsRead: [...asked],
    },
    diagnostics: [...diagnostics, ...(asked.has('now') && clock === undefined ? [noClock] : [])],
  }
}

const noClock: Diagnostic = {
  code: 'config/no-clock',
  severity: 'warning',
  message: 'the engine was given no clock: where the time is asked for, the event is discarded (NO_CLOCK)',
  hint: 'createEngine({ clock: Date.now })',
  pointer: '/transform',
}
