import type { Expression } from '../../expressions/expression.js'
import type { BodyKind } from '../bodies/body.js'
import { bodyKinds } from '../bodies/index.js'
import type { RequestTemplate } from '../definition.js'
import type { TemplateScope } from '../template.js'

/** The body of one request: its kind, and what gives it. */
export interface Body {
  readonly kind: BodyKind
  readonly value: Expression
}

/** The body that a template writes, if any; it has at most one. */
export function lowerBody(
  template: RequestTemplate,
  scope: TemplateScope,
  pointer: string,
): Body | undefined {
  const bodies = bodyKinds.flatMap((kind) => {
    const written = template[kind.key]
    return written === undefined
      ? []
      : [{ kind, value: kind.lower(written, scope, `${pointer}/${kind.key}`) }]
  })
  if (bodies.length > 1) scope.problem('definition/request', pointer, 'a request has one body')
  return bodies[0]
}
