import type { TriggerExplanation } from '../../triggers/index.js'

type Failure = NonNullable<TriggerExplanation['failure']>

/** Why a query holds or not, in one line: what decided, or why that can not be told. */
export const queryWords = ({ decisive, failure }: TriggerExplanation): string =>
  failure === undefined ? decisive.map(({ words }) => words).join('; ') : untoldWords(failure)

export const untoldWords = ({ message }: Failure): string => `this can not be explained: ${message}`
