import { realTypeOf } from './real-type-of.js'

/** Text that a directive was given; throws an `Error` that names the directive where it is something else. */
export function expectText(name: string, value: unknown): string {
  if (typeof value === 'string') return value
  throw new Error(`${name}: expected string, got ${realTypeOf(value)}`)
}
