/** What Vitest and Jest ask of a matcher. */
export interface MatcherResult {
  readonly pass: boolean
  readonly message: () => string
}
