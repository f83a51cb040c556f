import type { RequestFn } from '../../../../src/segment/index.js'
import type { Unchecked } from '../../../../src/segment/types/unchecked.js'
import { action, destination, field } from '../parts.js'
import type { Call, Subject } from '../subject.js'

const choicesFrom =
  (place: string): RequestFn<Unchecked, Unchecked> =>
  async (
    request,
    { settings, payload, page, dynamicFieldContext, auth, hookInputs, features, audienceSettings },
  ) => {
    const { data } = await request(`${settings.endpoint}/${place}`, { searchParams: { page: page ?? '1' } })
    const said = { data, payload, dynamicFieldContext, auth, hookInputs, features, audienceSettings }
    return { choices: [{ label: place, value: JSON.stringify(said) }], nextPage: '2' }
  }

const ask =
  (name: string, more: object = {}): Call =>
  (destination, { settings, event }) =>
    destination.executeDynamicField('send', name, { settings, payload: { id: event.userId }, ...more })

export const dynamicFields: Subject = {
  name: 'Dynamic',
  shows:
    'choices that the partner is asked for: of a field, of members of an object and of lists, of hooks, and of nothing',
  define: () =>
    destination('Dynamic', {
      send: action(
        'Send',
        {
          id: field('string', 'Id', { dynamic: true }),
          object: field('object', 'Object', { dynamic: true }),
          list: field('object', 'List', { multiple: true, dynamic: true }),
        },
        {
          dynamicFields: {
            id: choicesFrom('id'),
            object: {
              __keys__: choicesFrom('keys'),
              __values__: choicesFrom('values'),
              known: choicesFrom('known'),
            },
            list: { sku: choicesFrom('sku'), __keys__: choicesFrom('list-keys') },
            wrong: () => {
              throw new TypeError('Wrong.')
            },
            text: async () => 'no choices',
          } as Unchecked,
        },
      ),
    }),
  mappings: { send: [{}] },
  calls: {
    ...Object.fromEntries(
      [
        'id',
        'object',
        'object.__keys__',
        'object.__values__',
        'object.known',
        'object.other',
        'object.a.b',
        'list.[0].sku',
        'list.[12].other',
        'list.sku',
        'list.__keys__',
        'wrong',
        'text',
        'nothing',
        'nothing.at.all',
        '',
      ].map((name) => [`choices of ${name}`, ask(name)]),
    ),
    'choices of a page': ask('id', {
      page: '7',
      auth: { accessToken: 'a', refreshToken: 'r' },
      features: { x: true },
    }),
    'choices of a hook': (destination, { settings }) =>
      destination.executeDynamicField(
        'send',
        'name',
        { settings, payload: {}, hookInputs: { a: 1 } },
        choicesFrom('hook'),
      ),
    'choices of an action that there is not': (destination, { settings }) =>
      destination.executeDynamicField('other', 'id', { settings, payload: {} }),
  },
}
