import { readOwn } from '../../json/own.js'
import { isObject } from '../../json/value.js'
import { integrationNamesOf, integrationValue } from '../integrations.js'
import { Refusal } from '../outcome.js'
import type { PlainStep } from './step.js'

/**
 * Whether the event's integrations object lets it through (engine.md, step 4; requirements.md R75–R81): a key that names
 * the destination decides, `true` and options are on; without one `All: false` is off, and a destination that is off
 * unless it is named is.
 */
export const integrations: PlainStep = {
  name: 'integrations',
  prepare(config, { definition }) {
    const names = integrationNamesOf(definition)
    const { name, input, enabledByDefault: usual = true } = definition
    // A record says nothing of where it goes.
    if (input === 'record') return {}
    const { enabledByDefault = usual } = config
    const named = names.join(', ')
    return {
      run(event) {
        const given = readOwn(event, 'integrations')
        const value = isObject(given) ? integrationValue(given, names) : undefined
        if (value === false) return refuse(`"integrations" switches ${name} off`)
        if (value !== undefined) return event
        if (isObject(given) && readOwn(given, 'All') === false)
          return refuse(`"integrations" switches everything off that it does not name, as ${named}`)
        return enabledByDefault ? event : refuse(`${name} is off unless "integrations" names it: ${named}`)
      },
    }
  },
}

const refuse = (reason: string): Refusal =>
  new Refusal({ kind: 'event', code: 'FILTERED_BY_INTEGRATIONS_OBJECT', reason, fields: ['integrations'] })
