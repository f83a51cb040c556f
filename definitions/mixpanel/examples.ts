/** What the examples have in common. */

export const settings = { projectToken: 'mp-token', apiSecret: 'mp-secret' }

export const base = { messageId: 'm-1', timestamp: '2025-02-11T14:03:21.513Z' }

/** What every event of user u-1 has in its properties. */
export const sent = {
  time: 1739282601513,
  id: 'u-1',
  distinct_id: 'u-1',
  $identified_id: 'u-1',
  $user_id: 'u-1',
  $insert_id: 'm-1',
  $source: 'segment',
}

export const imported = <const Events>(json: Events) => ({
  method: 'POST',
  url: 'https://api.mixpanel.com/import?strict=1',
  headers: { 'content-type': 'application/json', authorization: 'Basic bXAtc2VjcmV0Og==' },
  json,
})

/** A request whose form has one field: `data`, in JSON. */
export const posted = (path: string, data: object) => ({
  method: 'POST',
  url: `https://api.mixpanel.com/${path}`,
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  form: { data: JSON.stringify(data) },
})
