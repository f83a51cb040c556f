import { readOwn } from '../../json/own.js'
import { Refusal } from '../outcome.js'
import type { PlainStep } from './step.js'

/**
 * Whether the end user agreed to what the connection is for (engine.md, step 4). An event without `context.consent` goes
 * on: who wants none of these has a filter with `context.consent = null`. In one that has it, a category that is not
 * there, or is anything but true, is not agreed to.
 */
export const consent: PlainStep = {
  name: 'consent',
  prepare({ consent }) {
    if (consent === undefined) return {}
    const { categories, require = 'all' } = consent
    const words = `${require === 'all' ? 'all' : 'any'} of ${categories.join(', ')}`
    return {
      run(event) {
        const given = readOwn(readOwn(event, 'context'), 'consent')
        if (given === undefined || given === null) return event
        const preferences = readOwn(given, 'categoryPreferences')
        const agreed = (category: string) => readOwn(preferences, category) === true
        if (require === 'all' ? categories.every(agreed) : categories.some(agreed)) return event
        return new Refusal({
          kind: 'event',
          code: 'FILTERED_BY_END_USER_CONSENT',
          reason: `the end user did not agree to ${words}`,
          fields: ['context.consent.categoryPreferences'],
        })
      },
    }
  },
}
