/** What Jest and Vitest call an asymmetric matcher: `expect.any(String)` in the place of a value. */
export interface Asymmetric {
  asymmetricMatch(found: unknown): boolean
  /** How the framework writes it: `Any<String>`. */
  toAsymmetricMatcher?(): string
  /** What it compares with. */
  readonly sample?: unknown
}

export function isAsymmetric(value: unknown): value is Asymmetric {
  return (
    typeof value === 'object' && value !== null && typeof Reflect.get(value, 'asymmetricMatch') === 'function'
  )
}
