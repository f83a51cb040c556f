import { action, at, destination, field } from '../parts.js'
import type { Call, Subject } from '../subject.js'

const hook =
  (type: string, hookInputs: unknown): Call =>
  (destination, { settings }) =>
    destination.actions.send?.executeHook(type as 'onMappingSave', {
      settings,
      payload: {},
      hookInputs,
    }) ?? Promise.resolve()

export const hooks: Subject = {
  name: 'Hooks',
  shows: 'hooks: their inputs, what they save, and what actions find of it in a mapping',
  define: ({ IntegrationError }) =>
    destination('Hooks', {
      send: action(
        'Send',
        { id: field('string', 'Id', { default: at('$.userId') }) },
        {
          hooks: {
            onMappingSave: {
              label: 'Make a list',
              description: 'Makes one.',
              inputFields: {
                name: { ...field('string', 'Name', { required: true }), dynamic: () => ({ choices: [] }) },
                size: { ...field('number', 'Size'), dynamic: undefined as never },
              },
              outputTypes: { id: { label: 'Id', description: 'Its id.', type: 'string', required: true } },
              performHook: async (request, { hookInputs, settings }) => {
                if (hookInputs.name === 'taken') throw new IntegrationError('Taken.', 'TAKEN', 409)
                if (hookInputs.name === 'wrong') return { error: { message: 'Wrong.', code: 'WRONG' } }
                const { data } = await request(`${settings.endpoint}/lists`, {
                  method: 'POST',
                  json: hookInputs,
                })
                return { successMessage: 'made', savedData: { id: JSON.stringify(data) } }
              },
            },
            retlOnMappingSave: {
              label: 'Again',
              description: 'Without inputs.',
              performHook: () => ({ savedData: { id: '1' } }),
            },
          },
        },
      ),
      without: action('Without', {}),
    }),
  mappings: {
    send: [
      { onMappingSave: { inputs: { name: 'a' }, outputs: { id: 'list-1' } }, retlOnMappingSave: { id: 2 } },
      { onMappingSave: null, retlOnMappingSave: '' },
      {},
    ],
    without: [{ onMappingSave: { id: 1 } }],
  },
  calls: {
    'a hook': hook('onMappingSave', { name: 'a', size: '3', undeclared: true }),
    'a hook with wrong inputs': hook('onMappingSave', { size: 'many' }),
    'a hook without inputs': hook('onMappingSave', {}),
    'a hook that refuses': hook('onMappingSave', { name: 'wrong' }),
    'a hook that throws': hook('onMappingSave', { name: 'taken' }),
    'a hook that wants none': hook('retlOnMappingSave', { anything: 1 }),
    'a hook that there is not': hook('onSomething', {}),
    'a hook of an action that has none': (destination, { settings }) =>
      destination.actions.without?.executeHook('onMappingSave', { settings, payload: {} }) ??
      Promise.resolve(),
  },
}
