import assert from 'node:assert/strict'
import { createEngine, encodeRequest } from 'waybill'
import { describeSegment, fromSegment } from 'waybill/segment'

/** A definition as the public framework has them. */
const definition = {
  name: 'Mailer',
  mode: 'cloud',
  authentication: {
    scheme: 'custom',
    fields: {
      apiKey: { type: 'password', label: 'API key', description: 'Of the account.', required: true },
    },
  },
  extendRequest: ({ settings }) => ({ headers: { 'x-api-key': settings.apiKey } }),
  actions: {
    upsert: {
      title: 'Upsert contact',
      description: 'Adds or changes a contact.',
      defaultSubscription: 'type = "identify"',
      fields: {
        email: {
          type: 'string',
          format: 'email',
          label: 'Email',
          description: 'Of the contact.',
          required: true,
          default: { '@path': '$.traits.email' },
        },
        name: {
          type: 'string',
          label: 'Name',
          description: 'Of the contact.',
          default: { '@path': '$.traits.name' },
        },
      },
      perform: (request, { payload }) =>
        request('https://api.mailer.example/contacts', {
          method: 'put',
          json: { email: payload.email.toLowerCase(), profile: { name: payload.name }, source: 'segment' },
        }),
    },
    welcome: {
      title: 'Welcome',
      description: 'Sends a letter to a contact.',
      fields: { email: { type: 'string', label: 'Email', description: 'Of the contact.', required: true } },
      perform: async (request, { payload }) => {
        const { data } = await request('https://api.mailer.example/contacts', {
          searchParams: { email: payload.email },
        })
        return request('https://api.mailer.example/letters', { method: 'post', json: { to: data.id } })
      },
    },
  },
}

const { actions } = await describeSegment(definition)
for (const { action, couldBeData, obstacles } of actions)
  console.log(couldBeData ? `${action} could be data` : `${action} stays code: ${obstacles[0].message}`)
console.log(JSON.stringify(actions[0].request, null, 2))

/** The same as data: what `fromSegment` made of it, with the request that was found. */
const { destination } = fromSegment(definition)
const { upsert } = destination.actions
const asData = {
  ...destination,
  slug: 'mailer-data',
  request: { timeoutMs: 10_000 },
  actions: {
    upsert: {
      title: upsert.title,
      trigger: upsert.trigger,
      fields: upsert.fields,
      mapping: upsert.mapping,
      request: actions[0].request,
      examples: [],
    },
  },
}

// In the place of the network.
const sent = []
const code = fromSegment(definition, {
  fetch: async (url, { method, body }) => {
    sent.push([method, String(url), JSON.parse(body)])
    return Response.json({})
  },
})

const engine = createEngine({ destinations: [code.destination, asData] })
const event = { type: 'identify', messageId: 'm-1', traits: { email: 'Ann@Example.com', name: 'Ann' } }
for (const slug of ['mailer', 'mailer-data']) {
  const connection = engine.connect({
    id: slug,
    destination: slug,
    settings: { apiKey: 'a-key' },
    subscriptions: [{ action: 'upsert', enabled: true }],
  })
  for (const { requests } of connection.evaluate(event).deliveries)
    for (const request of requests) {
      if (slug === 'mailer') await code.send(request)
      else sent.push([request.method, request.url, JSON.parse(await encodeRequest(request).body)])
    }
}
assert.deepEqual(sent[0], sent[1])
console.log(JSON.stringify(sent[1]))
