import type { RequestTemplate } from '../request-definition.js'
import type { TemplateScope } from '../template.js'

/** A request of a plan, as far as its order is concerned. */
export interface Step {
  readonly id: string
  readonly template: RequestTemplate
  readonly pointer: string
  /** The steps that it reads, and those that it reads in its `when`. */
  readonly needs: readonly string[]
  readonly asks: readonly string[]
}

/** What is wrong with the order of requests: a step that is read before it was sent can never be built. */
export function checkSteps(steps: readonly Step[], scope: TemplateScope): void {
  const ids = steps.map(({ id }) => id)
  for (const [index, { id, pointer }] of steps.entries())
    if (ids.indexOf(id) < index)
      scope.problem('definition/step', `${pointer}/id`, `two requests have the id "${id}"`)
  for (const [index, step] of steps.entries())
    for (const need of step.needs) {
      const at = ids.indexOf(need)
      const earlier = steps[at]
      if (earlier === undefined) {
        const message = `a "let" reads the answer of "${need}", which is not sent here`
        // A name that there is not at all has been told where it stands.
        if (scope.names('steps')?.includes(need)) scope.problem('definition/step', step.pointer, message)
      } else if (at >= index)
        scope.problem('definition/step', step.pointer, unreachable(need, at === index), {
          hint: 'a request can read the answers of those that are written before it',
        })
      else if (isUnguarded(step, earlier))
        scope.warning(
          'definition/step',
          step.pointer,
          `the answer of "${need}" is read, and that request may be skipped`,
          { hint: `write "when": "exists(steps.${need})", or the condition of "${need}" itself` },
        )
    }
}

const unreachable = (id: string, isItself: boolean): string =>
  isItself
    ? `the request reads its own answer, so it can never be sent`
    : `the answer of "${id}" comes later, so this request can never be sent`

/** Whether a request reads a step that may be skipped, and asks nothing that would tell. */
function isUnguarded({ template, asks }: Step, earlier: Step): boolean {
  const maySkip = earlier.template.when !== undefined || earlier.template.each !== undefined
  return maySkip && !asks.includes(earlier.id) && template.when !== earlier.template.when
}
