import { call, type Expression } from '../../expressions/expression.js'
import { absent, string } from '../../expressions/kinds.js'
import type { Native } from '../../expressions/native.js'
import { withBodyCredentials } from '../auth/body-credentials.js'
import type { RequestAuth } from '../auth/request-auth.js'
import type { BodyKey, BodyKind } from '../bodies/body.js'
import { bodyKinds } from '../bodies/index.js'
import type { RequestTemplate } from '../request-definition.js'
import type { TemplateScope } from '../template.js'
import { whereSmall } from './max-bytes.js'

/** The body of one request: its kind, what gives it, and what is sent for it as text; nothing where it is missing. */
export interface Body {
  readonly kind: BodyKind
  readonly value: Expression
  readonly encoded: Expression
}

/** The body that a template writes, if any; it has at most one. */
export function lowerBody(
  template: RequestTemplate,
  auth: RequestAuth,
  scope: TemplateScope,
  pointer: string,
): Body | undefined {
  const bodies = bodyKinds.flatMap((kind): readonly Body[] => {
    const written = template[kind.key]
    if (written === undefined) return []
    const place = `${pointer}/${kind.key}`
    const value = withBodyCredentials(kind, kind.lower(written, scope, place), auth, scope, place)
    return [{ kind, value, encoded: encodedBody(kind, value) }]
  })
  if (bodies.length > 1) scope.problem('definition/request', pointer, 'a request has one body')
  const [body] = bodies
  if (body === undefined && auth.body.length > 0)
    scope.problem('definition/request', pointer, 'the credentials are fields of the body, and there is none')
  for (const option of ['gzip', 'maxBytes'] as const)
    if (body === undefined && template[option] !== undefined)
      scope.problem(
        'definition/request',
        `${pointer}/${option}`,
        `"${option}" is about a body, and there is none`,
      )
  if (body === undefined || template.maxBytes === undefined) return body
  return { ...body, value: whereSmall(body.value, body.encoded, template.maxBytes) }
}

const encodedBody = ({ key }: BodyKind, value: Expression): Expression => call(encodeBody, [value], key)

/** What is sent for a body of a kind. */
export const encodeBody: Native<BodyKey> = {
  name: 'encodeBody',
  returns: string | absent,
  prepare: (key) => {
    const kind = bodyKinds.find((one) => one.key === key)
    return (body) => (body === undefined ? undefined : kind?.encode(body))
  },
}
