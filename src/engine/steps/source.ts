import { below, hasErrors } from '../../diagnostics/diagnostic.js'
import { Refusal } from '../outcome.js'
import { compileBlocked } from '../source/blocked.js'
import { checkPlan, compilePlan, withoutIds } from '../source/plan.js'
import type { PlainStep } from './step.js'

/** What the source blocks, then its tracking plan (engine.md, step 2). */
export const source: PlainStep = {
  name: 'source',
  prepare({ source = {} }, _, { schemas }) {
    const { blocked } = source
    const plan = source.plan === undefined ? undefined : withoutIds(source.plan)
    const diagnostics = plan === undefined ? [] : below('/source/plan', checkPlan(plan, schemas))
    if (hasErrors(diagnostics)) return { diagnostics }
    const block = blocked === undefined ? undefined : compileBlocked(blocked)
    const hold = plan === undefined ? undefined : compilePlan(plan, schemas)
    if (block === undefined || hold === undefined) return { run: block ?? hold }
    return {
      run(event) {
        const kept = block(event)
        return kept instanceof Refusal ? kept : hold(kept)
      },
    }
  },
}
