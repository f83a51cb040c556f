import type {
  ActionDefinition,
  DestinationDefinition,
  InputField,
  RequestClient,
} from '../../../src/segment/index.js'
import type { Unchecked } from '../../../src/segment/types/unchecked.js'

/** A field of a definition, called as it is in messages. */
export const field = (
  type: InputField['type'],
  label: string,
  more: Partial<InputField> = {},
): InputField => ({ type, label, description: `What ${label} is.`, ...more })

export const at = (path: string) => ({ '@path': path })

/** Sends a payload on to a place of the partner. */
export const send =
  (place: string) =>
  (request: RequestClient, { payload, settings }: Unchecked): Promise<unknown> =>
    request(`${settings.endpoint}/${place}`, { method: 'post', json: payload })

/** An action that sends its payloads on, alone or together. */
export const action = (
  title: string,
  fields: { readonly [key: string]: InputField },
  more: Partial<ActionDefinition<Unchecked>> = {},
): ActionDefinition<Unchecked> => ({
  title,
  description: `${title}.`,
  fields: { ...fields },
  perform: send('one'),
  performBatch: send('many'),
  ...more,
})

export const destination = (
  name: string,
  actions: { readonly [key: string]: ActionDefinition<Unchecked> },
  more: Partial<DestinationDefinition<Unchecked>> = {},
): DestinationDefinition<Unchecked> => ({ name, mode: 'cloud', actions: { ...actions }, ...more })
