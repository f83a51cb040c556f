import type { Destination } from '../../index.js'

/**
 * The definition for a destination of Segment: one of the same name, but for what Segment puts around names; else the only one
 * that has all actions that are used. Undefined where that does not tell.
 */
export function findDefinition(
  definitions: readonly Destination[],
  labels: readonly string[],
  actions: readonly string[],
): Destination | undefined {
  const wanted = labels.map(coreOf)
  const bySlug = definitions.find(({ slug }) => wanted.includes(coreOf(slug)))
  const byName = definitions.find(({ name, integrationNames = [] }) =>
    [name, ...integrationNames].some((known) => wanted.includes(coreOf(known))),
  )
  const found = bySlug ?? byName
  if (found !== undefined || actions.length === 0) return found
  const able = definitions.filter((definition) =>
    actions.every((name) => actionOf(name, definition) !== undefined),
  )
  return able.length === 1 ? able[0] : undefined
}

/** The name of an action as a definition writes it. */
export function actionOf(name: string, { actions }: Destination): string | undefined {
  if (Object.hasOwn(actions, name)) return name
  const same = Object.keys(actions).filter((action) => lettersOf(action) === lettersOf(name))
  return same.length === 1 ? same[0] : undefined
}

/** Letters and digits in lower case: `user_id` and `userId` are one. */
export const lettersOf = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** `actions-hubspot-cloud` and `HubSpot Cloud Mode (Actions)` are HubSpot. */
const coreOf = (label: string): string =>
  lettersOf(
    label.toLowerCase().replace(/\bactions?\b|\bcloud\b|\bmode\b|\bdestinations?\b|\bclassic\b/g, ''),
  ).replace(/s$/, '')
