import { failing, item, product, request, settings, track } from './examples.js'
import { productMapping } from './items.js'
import { itemsAction } from './items-action.js'

/** What the actions about one product have in common, from the event that they are for and the name that it gets. */
export const productAction = (eventName: string, name: string) =>
  ({
    trigger: `type = "track" and event = "${eventName}"`,
    ...itemsAction(name, { fields: {}, mapping: { items: productMapping } }),
    examples: [
      {
        title: 'a product',
        settings,
        event: track(eventName, { ...product, currency: 'GBP', value: 39 }),
        requests: [request(name, { currency: 'GBP', items: [item], value: 39 })],
      },
      failing(
        'a product has an id or a name',
        track(eventName, { price: 19.5, quantity: 2 }),
        'PAYLOAD_VALIDATION_FAILED',
        'items',
      ),
    ],
  }) as const
