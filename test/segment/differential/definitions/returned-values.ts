import { action, at, destination, field } from '../parts.js'
import type { Subject } from '../subject.js'

const fields = { id: field('string', 'Id', { default: at('$.userId') }) }

export const returnedValues: Subject = {
  name: 'Returned',
  shows:
    'what an action returns: responses of all kinds, what was read of them, values, promises and nothing',
  define: () =>
    destination('Returned', {
      response: action('Response', fields),
      lenient: action('Lenient', fields, {
        perform: (request, { payload, settings }) =>
          request(`${settings.endpoint}/lenient`, { json: payload, method: 'PATCH', throwHttpErrors: false }),
      }),
      read: action('Read', fields, {
        perform: async (request, { payload, settings }) => {
          const response = await request(`${settings.endpoint}/read`, {
            searchParams: { ...payload },
            throwHttpErrors: false,
          })
          const { data, content, status, ok } = response
          return {
            data,
            content,
            status,
            ok,
            type: response.headers.toJSON()['content-type'],
            text: await response.text(),
          }
        },
      }),
      uncopied: action('Uncopied', fields, {
        perform: (request, { payload, settings }) =>
          request(`${settings.endpoint}/uncopied`, {
            method: 'POST',
            body: new URLSearchParams({ ...payload }),
            skipResponseCloning: true,
          }),
      }),
      several: action('Several', fields, {
        perform: (request, { payload, settings }) =>
          Promise.all(
            [1, 2, 3].map((n) =>
              request(`${settings.endpoint}/several/${n}`, { json: payload, method: 'POST' }),
            ),
          ),
      }),
      nothing: action('Nothing', fields, { perform: () => undefined }),
      value: action('Value', fields, { perform: () => 0 }),
    }),
  mappings: Object.fromEntries(
    ['response', 'lenient', 'read', 'uncopied', 'several', 'nothing', 'value'].map((name) => [name, [{}]]),
  ),
}
