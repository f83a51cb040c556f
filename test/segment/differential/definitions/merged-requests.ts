import { action, at, destination, field } from '../parts.js'
import type { Subject } from '../subject.js'

export const mergedRequests: Subject = {
  name: 'Merged',
  shows: 'requests that a destination extends: headers, queries, bodies and options of both',
  define: () =>
    destination(
      'Merged',
      {
        send: action(
          'Send',
          {
            id: field('string', 'Id', { default: at('$.userId') }),
            value: field('object', 'Value', { default: at('$.properties') }),
          },
          {
            perform: (request, { payload, settings }) =>
              request(`${settings.endpoint}/merged?old=1`, {
                json: { id: payload.id, nested: { value: payload.value }, list: [2] },
                headers: { 'X-One': '2', 'x-gone': undefined as never, 'x-number': 7 as never },
                searchParams: { id: String(payload.id) },
              }),
            performBatch: (request, { payload, settings }) =>
              request(`${settings.endpoint}/merged`, {
                method: 'PUT',
                body: payload.map(({ id }: { id: unknown }) => id).join('\n'),
                headers: { 'content-type': 'text/csv' },
              }),
          },
        ),
      },
      {
        extendRequest: ({ settings, payload }) => ({
          method: 'post',
          json: Array.isArray(payload) ? undefined : { key: 'k', nested: { from: 'all' }, list: [1] },
          searchParams: { all: String(Object.keys(settings).length) },
          headers: { 'x-one': '1', 'x-gone': '1', 'User-Agent': 'Mine' },
          timeout: 20_000,
        }),
      },
    ),
  mappings: { send: [{}] },
}
