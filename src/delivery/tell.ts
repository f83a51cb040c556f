/** Told that a callback failed. Throws nothing. */
export type Failed = (error: unknown) => void

const ignored: Failed = () => undefined

/** Tells a listener. What it throws, and what it promises and does not keep, goes no further. */
export function tell<Value>(
  listener: ((value: Value) => unknown) | undefined,
  value: Value,
  failed?: Failed,
): void {
  quietly(() => listener?.(value), failed)
}

/** Does something whose failure is nobody else's affair. */
export function quietly(work: () => unknown, failed = ignored): void {
  try {
    const result = work()
    if (result instanceof Promise) result.catch(failed)
  } catch (error) {
    failed(error)
  }
}
