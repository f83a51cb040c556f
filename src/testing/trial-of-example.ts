import type { Example } from '../actions/index.js'
import { expectedOf } from './expectation.js'
import type { Trial } from './trial.js'

/** What an example of an action asks for. */
export function trialOfExample(action: string, example: Example): Trial {
  const { title, event, events, settings, mapping, auth, syncMode, responses } = example
  return {
    title,
    action,
    config: {
      settings: settings ?? {},
      ...(auth === undefined ? {} : { auth }),
      subscriptions: [
        {
          action,
          enabled: true,
          trigger: 'all',
          ...(mapping === undefined ? {} : { mapping }),
          ...(syncMode === undefined ? {} : { syncMode }),
        },
      ],
    },
    given: {
      ...(event === undefined ? {} : { event }),
      ...(events === undefined ? {} : { events }),
      ...(responses === undefined ? {} : { replies: responses }),
    },
    expected: expectedOf(example),
    extent: 'whole',
  }
}
