/** What the examples have in common. */

export const settings = { appId: '11' }

export const base = { messageId: 'm-1', timestamp: '2025-02-11T14:03:21.513Z' }

export const posted = <const Body>(path: string, json: Body, host = 'heapanalytics.com') => ({
  method: 'POST',
  url: `https://${host}/api/${path}`,
  headers: { 'content-type': 'application/json' },
  json,
})

/** A request with events, each of which has the id and time of `base`. */
export const tracked = (
  events: readonly {
    readonly event: string
    readonly custom_properties?: { readonly [name: string]: string }
    readonly user_identifier: { readonly [name: string]: string }
  }[],
) =>
  posted('integrations/track', {
    app_id: '11',
    events: events.map(({ custom_properties = {}, ...event }) => ({
      ...event,
      custom_properties: { segment_library: 'cloud-mode-destination', ...custom_properties },
      idempotency_key: 'm-1',
      timestamp: '2025-02-11T14:03:21.513Z',
    })),
    library: 'server',
  })
