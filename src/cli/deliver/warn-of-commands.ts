import type { Connection, Destination } from '../../index.js'

/** What to say of connections that put calls into the queue of a page: from here nothing of that can be sent. */
export function warnOfCommands(
  connections: readonly Connection[],
  destinations: readonly Destination[],
): readonly string[] {
  return connections.flatMap(({ id, config }) => {
    const actions = destinations.find(({ slug }) => slug === config.destination)?.actions ?? {}
    const called = config.subscriptions.flatMap(({ action, enabled }) =>
      enabled === true && Object.hasOwn(actions, action) && actions[action]?.commands !== undefined
        ? [action]
        : [],
    )
    return [...new Set(called)].map(
      (action) =>
        `warning: ${id}: ${action} makes calls for the queue of a page, which only a page can run: they are not sent, and count as delivered`,
    )
  })
}
