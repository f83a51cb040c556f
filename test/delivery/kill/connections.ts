import type { Connection } from '../../../src/index.js'
import type { Json } from '../../../src/json/value.js'
import { connectTo, relay } from '../../relay.js'

/** An event goes to both: as one request, and as a chain of two. */
export function connectionsTo(port: number): readonly Connection[] {
  const request = { baseUrl: `http://127.0.0.1:${port}` }
  const post = (id: string, json: Json) => ({ id, method: 'POST', path: `/${id}`, json })
  const id = { '@path': '$.payload.id' }
  return [
    connectTo(relay({ requests: [post('only', { id })] }, { request }), { id: 'single' }),
    connectTo(
      relay(
        {
          requests: [
            post('first', { id }),
            post('second', { id, token: { '@path': '$.steps.first.body.token' } }),
          ],
        },
        { request },
      ),
      { id: 'chain' },
    ),
  ]
}

/** The requests that become of one event. */
export const steps = ['only', 'first', 'second'] as const
