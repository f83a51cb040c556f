/**
 * What a callback says. Throws what it throws, and a `TypeError` where it gives a promise: whoever asks can not wait for it, and
 * what becomes of it is its own affair.
 */
export function ask<Result>(callback: () => Result): Result {
  const result = callback()
  if (!(result instanceof Promise)) return result
  result.catch(() => undefined)
  throw new TypeError('it gave a promise, and has to answer at once')
}
