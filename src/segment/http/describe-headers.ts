import type { NormalizedOptions } from '../types/request.js'

/** After a response: gives its headers a `toJSON`, for `JSON.stringify` and for definitions that look them up by name. */
export function describeHeaders(_request: Request, _options: NormalizedOptions, { headers }: Response): void {
  Object.defineProperty(headers, 'toJSON', { value: () => Object.fromEntries(headers) })
}
