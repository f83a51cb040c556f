import { action, field } from '../parts.js'
import { deliver, inWords, send } from './deliver.js'
import type { KnownDifference } from './known-difference.js'

const subscribed = { subscribe: 'type = "track"' }
const track = { type: 'track' }

/** What fails otherwise than there. */
export const failureDifferences: readonly KnownDifference[] = [
  {
    name: 'a definition that throws undefined',
    reason: 'There its message is read.',
    explains: ({ theirs, ours }) =>
      theirs.startsWith('throws TypeError("Cannot read properties of undefined') &&
      ours.startsWith('throws undefined'),
    example: (kit) => {
      const perform = () => {
        throw undefined
      }
      return deliver(kit, track, subscribed, send({ perform }))
    },
  },
  {
    name: 'a batch for an action that there is not, such as a plugin of the browser',
    reason: 'There its places, which nothing answers, are read. Here they stay empty.',
    explains: ({ theirs, ours }) =>
      theirs.startsWith('throws TypeError("Cannot read properties of undefined') && ours.includes('hole'),
    example: (kit) => deliver(kit, [track], { ...subscribed, partnerAction: 'plugin' }),
  },
  {
    name: 'whether the message for two mistakes in a mapping holds stack traces',
    reason: 'It is for whoever wrote the mapping.',
    example: async (kit) => {
      const integration = kit.createTestIntegration({
        name: 'Traced',
        mode: 'cloud',
        actions: { send: send() },
      })
      const mapping = { a: { '@nothing': 1 }, b: { '@path': 1 } }
      return integration
        .testAction('send', { mapping })
        .catch((error: Error) => /\n\s+at /.test(error.message))
    },
  },
  {
    name: 'a response that is no JSON, read with `json()`',
    reason: "Here it is the platform's response, and the error that of the platform.",
    example: (kit, endpoint) =>
      kit
        .createRequestClient()(`${endpoint}/?body=no`)
        .then((response) => response.json())
        .catch((error: Error) => error.name),
  },
  {
    name: 'a connection that is cut',
    reason: "The network's reason is passed on in the words of the transport: here those of the platform.",
    example: (kit, endpoint) =>
      kit
        .createRequestClient()(`${endpoint}/?cut`)
        .catch((error: Error) => inWords(error).replace(endpoint, 'http://partner')),
  },
  {
    name: 'a `signal` that a function gives to a request',
    reason: 'There it is merged as if it were data, and no request is made.',
    example: (kit, endpoint) => {
      const { signal } = new AbortController()
      const fields = { id: field('string', 'Id') }
      const perform = (request: ReturnType<typeof kit.createRequestClient>) =>
        request(`${endpoint}/?body=1`, { signal })
      return deliver(kit, track, subscribed, action('Signal', fields, { perform }))
    },
  },
  {
    name: 'a body that is a form with files',
    reason: 'There it is sent as the text `[object FormData]`.',
    example: async (kit, endpoint) => {
      const body = new FormData()
      body.set('a', 'b')
      const { data } = await kit.createRequestClient()<{ body: string; headers: Record<string, string> }>(
        endpoint,
        {
          method: 'POST',
          body,
        },
      )
      return { type: data.headers['content-type']?.split(';')[0], text: data.body.includes('name="a"') }
    },
  },
]
