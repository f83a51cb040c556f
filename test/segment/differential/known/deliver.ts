import type {
  ActionDefinition,
  DestinationDefinition,
  OnEventOptions,
} from '../../../../src/segment/index.js'
import type { Unchecked } from '../../../../src/segment/types/unchecked.js'
import { destination } from '../parts.js'
import type { Kit } from '../subject.js'

/** Returns its payload. */
export const echo = (_request: unknown, { payload }: { readonly payload: unknown }): unknown => payload

/** An action that returns its payload, and whatever is said besides. */
export const send = (more: Partial<ActionDefinition<Unchecked>> = {}): ActionDefinition<Unchecked> => ({
  title: 'Send',
  description: '',
  fields: {},
  perform: echo,
  ...more,
})

/** What comes of one event, or of several, for one subscription: results, or an error. */
export async function deliver(
  kit: Kit,
  event: object,
  subscription: object,
  action: ActionDefinition<Unchecked> = send(),
  options: OnEventOptions = {},
): Promise<unknown> {
  const definition: DestinationDefinition<Unchecked> = destination('Known', { send: action })
  const settings = { subscriptions: [{ partnerAction: 'send', mapping: {}, ...subscription }] } as never
  const into = new kit.Destination(definition)
  try {
    const run = Array.isArray(event)
      ? into.onBatch(event, settings, options)
      : into.onEvent(event as never, settings, options)
    return (await run).at(-1)
  } catch (error) {
    return inWords(error)
  }
}

/** An error by its name and the first line that says something. */
export const inWords = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message.trim().split('\n')[0]}` : `throws ${String(error)}`
