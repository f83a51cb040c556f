import set from 'lodash/set.js'
import type { Answer, Auth, Json } from '../../actions/index.js'
import { isPathProblem, parsePath, readsOf } from '../../mappings/index.js'

/** The answer that holds a token where the definition looks for it (RFC 6749, 5.1, for OAuth 2). */
export function tokenAnswer(auth: Auth | undefined, token: string, lifeMs: number): Answer {
  const seconds = Math.floor(lifeMs / 1000)
  if (auth?.type !== 'token')
    return { status: 200, body: { access_token: token, token_type: 'Bearer', expires_in: seconds } }
  const answer: { readonly headers: Record<string, string>; readonly body: object } = {
    headers: {},
    body: {},
  }
  for (const keys of placesOf(auth.token)) put(answer, keys, token)
  for (const keys of placesOf(auth.expiresIn ?? null)) put(answer, keys, seconds)
  return { status: 200, ...answer }
}

function put(answer: object, keys: readonly string[], value: string | number): void {
  set(answer, keys, keys[0] === 'headers' ? String(value) : value)
}

/** Wherever a mapping over an answer may look. */
function placesOf(mapping: Json): readonly (readonly string[])[] {
  return readsOf(mapping).flatMap((text) => {
    const path = parsePath(text)
    if (isPathProblem(path)) return []
    return path.keys[0] === 'body' || path.keys[0] === 'headers' ? [path.keys] : []
  })
}
