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
  onDelete: (request, { payload }) =>
    request(`https://api.mailer.example/contacts/${payload.userId}`, { method: 'delete' }),
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

// What could be data, and what keeps the rest from it.
const { actions, draft, besides } = await describeSegment(definition)
for (const { action, couldBeData, obstacles, doubts } of actions) {
  console.log(`${action} ${couldBeData ? 'could be data' : 'stays code'}`)
  for (const { message } of obstacles) console.log(`  ${message}`)
  for (const doubt of doubts) console.log(`  ${doubt}`)
}
console.log(`there is also ${besides.join(', ')}`)
console.log(JSON.stringify(draft.actions.upsert.request, null, 2))

// The draft under a name of its own, beside the code.
const code = fromSegment(definition, { fetch: answerAll })
const asData = { ...draft, slug: 'mailer-data' }
const engine = createEngine({ destinations: [code.destination, asData] })

const event = { type: 'identify', messageId: 'm-1', traits: { email: 'Ann@Example.com', name: 'Ann' } }
const requestsOf = (destination) =>
  engine
    .connect({
      id: destination,
      destination,
      settings: { apiKey: 'a-key' },
      subscriptions: [{ action: 'upsert', enabled: true }],
    })
    .evaluate(event)
    .deliveries.flatMap(({ requests }) => requests)

// What the code sends for an event, and what the data says.
const sent = []
for (const request of requestsOf('mailer')) await code.send(request)
const said = []
for (const request of requestsOf('mailer-data')) {
  const { body } = await encodeRequest(request)
  said.push([request.method, request.url, request.headers['x-api-key'], JSON.parse(body)])
}
assert.deepEqual(said, sent)
console.log(JSON.stringify(said[0]))

/** In the place of the network. */
async function answerAll(url, { method, headers, body }) {
  sent.push([method, String(url), headers['x-api-key'], JSON.parse(body)])
  return Response.json({})
}
