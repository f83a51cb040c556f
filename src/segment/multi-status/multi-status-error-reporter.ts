/** Who says that an event of a batch failed: the definition, or the partner that it was sent to. */
export const MultiStatusErrorReporter = Object.freeze({
  INTEGRATIONS: 'INTEGRATIONS',
  DESTINATION: 'DESTINATION',
} as const)

export type MultiStatusErrorReporter =
  (typeof MultiStatusErrorReporter)[keyof typeof MultiStatusErrorReporter]
