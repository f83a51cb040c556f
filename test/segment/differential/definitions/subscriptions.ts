import { action, at, destination, field } from '../parts.js'
import type { Call, Subject } from '../subject.js'

/** Nothing is sent: where one subscription fails, nobody waits for the requests of the others. */
const echo = (_request: unknown, { payload }: { payload: unknown }) => payload
const silent = { perform: echo, performBatch: echo }

const fields = {
  id: field('string', 'Id', { required: true }),
  name: field('string', 'Name'),
}

const mapping = { id: at('$.userId'), name: at('$.event') }

const withSettings =
  (more: object): Call =>
  (destination, { settings, event }) =>
    destination.onEvent(event, { ...settings, ...more } as never)

export const subscriptions: Subject = {
  name: 'Subscriptions',
  shows:
    'presets and subscriptions: triggers, several actions, some that fail, some that nothing is subscribed to',
  define: () =>
    destination(
      'Subscriptions',
      {
        track: action('Track', fields, silent),
        identify: action('Identify', fields, silent),
        fails: action('Fails', fields, silent),
      },
      {
        presets: [
          { name: 'Track', type: 'automatic', partnerAction: 'track', subscribe: 'type = "track"', mapping },
          {
            name: 'New',
            type: 'specificEvent',
            partnerAction: 'identify',
            eventSlug: 'warehouse_entity_added_track',
          },
        ],
      },
    ),
  mappings: { track: [mapping] },
  subscriptions: [
    {
      partnerAction: 'track',
      subscribe: 'type = "track"',
      mapping,
      ID: 'i',
      ConfigID: 'c',
      ActionID: 'a',
      ProjectID: 'p',
    },
    { partnerAction: 'identify', subscribe: 'type = "identify" or type = "group"', mapping },
    { partnerAction: 'track', subscribe: 'type = "track" and event = "new"', mapping: { id: 'new' } },
    { partnerAction: 'track', subscribe: 'type = "track" and properties.total > 1', mapping },
    { partnerAction: 'identify', subscribe: 'contains(event, "Completed")', mapping },
    { partnerAction: 'nothing', subscribe: 'type = "alias"', mapping },
    { partnerAction: 'fails', subscribe: 'type = "screen"' },
  ],
  calls: {
    'no subscriptions': withSettings({}),
    'one subscription': withSettings({
      subscription: { partnerAction: 'track', subscribe: 'type != "nothing"', mapping },
    }),
    'a subscription without a trigger': withSettings({ subscription: { partnerAction: 'track', mapping } }),
    'a subscription with an empty trigger': withSettings({
      subscription: { partnerAction: 'track', subscribe: '' },
    }),
    'one subscription over a list of them': withSettings({
      subscription: { partnerAction: 'track', subscribe: 'type = "none"', mapping },
      subscriptions: [{ partnerAction: 'track', subscribe: 'type != "none"', mapping }],
    }),
  },
}
