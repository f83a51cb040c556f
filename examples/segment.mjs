import { createTestEvent, Destination } from 'waybill/segment'

/** A definition as the public framework has them. */
const definition = {
  name: 'Notes',
  mode: 'cloud',
  authentication: {
    scheme: 'custom',
    fields: { token: { type: 'string', label: 'Token', description: 'Of the account.', required: true } },
  },
  extendRequest: ({ settings }) => ({ headers: { authorization: `Bearer ${settings.token}` } }),
  actions: {
    note: {
      title: 'Note',
      description: 'Writes a note.',
      defaultSubscription: 'type = "track"',
      fields: {
        text: { type: 'string', label: 'Text', description: 'What it says.', required: true },
      },
      perform: (request, { payload }) =>
        request('https://notes.example.com/notes', { method: 'post', json: payload }),
    },
  },
}

// In the place of the network.
globalThis.fetch = async (url, { method, body }) => {
  console.log(`${method} ${url} ${body}`)
  return Response.json({ id: 1 }, { status: 201 })
}

const destination = new Destination(definition)
const settings = {
  token: 'a-token',
  subscriptions: [
    {
      partnerAction: 'note',
      subscribe: 'type = "track" and event = "Signed Up"',
      mapping: { text: { '@template': '{{userId}}: {{event}}' } },
    },
  ],
}
const event = createTestEvent({ event: 'Signed Up', userId: 'u-1' })
console.log(JSON.stringify(await destination.onEvent(event, settings)))

const empty = { ...settings, subscriptions: [{ ...settings.subscriptions[0], mapping: {} }] }
await destination.onEvent(event, empty).catch(({ message }) => console.log(message))
