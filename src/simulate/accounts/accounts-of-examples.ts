import type { Destination } from '../../actions/index.js'
import type { AccountConfig } from './account.js'

/** The accounts that a definition's examples speak of; one without settings where there are none. */
export function accountsOfExamples({ actions }: Destination): readonly AccountConfig[] {
  const examples = Object.values(actions).flatMap((action) => action.examples)
  return examples.length === 0
    ? [{}]
    : examples.map(({ settings, auth }) => ({
        ...(settings === undefined ? {} : { settings }),
        ...(auth === undefined ? {} : { auth }),
      }))
}
