import { readOwn } from '../../json/own.js'
import { Refusal } from '../outcome.js'
import type { PlainStep } from './step.js'

/** Whether the destination takes events of this type (engine.md, step 3; requirements.md R66). */
export const eventType: PlainStep = {
  name: 'event-type',
  prepare(_, { definition: { name, events, input } }) {
    if (input === 'record' || events === undefined) return {}
    const known = new Set<unknown>(events)
    return {
      run: (event) => {
        const type = readOwn(event, 'type')
        if (known.has(type)) return event
        return new Refusal({
          kind: 'event',
          code: 'UNSUPPORTED_EVENT_TYPE',
          reason: `${name} takes no ${type} events, only ${events.join(', ')}`,
          fields: ['type'],
        })
      },
    }
  },
}
