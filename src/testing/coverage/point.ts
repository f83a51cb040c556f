/** Something of a definition that a test can reach. */
export interface Point {
  readonly kind: PointKind
  /** Where it stands, as a JSON Pointer into the definition. */
  readonly pointer: string
  /** What is told of it when it is reached; unique in a definition. */
  readonly key: string
  /** What no test does, where it is not reached: `"else" is never taken`. */
  readonly missed: string
}

/** In the order in which a report has them. */
export const pointKinds = [
  'action',
  'field',
  'trigger',
  'branch',
  'check',
  'request',
  'response',
  'preset',
] as const

export type PointKind = (typeof pointKinds)[number]

/** What is told of a query at a place when it was asked. */
export const verdictKey = (pointer: string, verdict: boolean): string => `${pointer} ${verdict}`
