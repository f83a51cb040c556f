/** Tells a listener. What it throws, and what it promises and does not keep, stays with it. */
export function tell<Value>(listener: ((value: Value) => unknown) | undefined, value: Value): void {
  try {
    const result = listener?.(value)
    if (result instanceof Promise) result.catch(() => undefined)
  } catch {
    // The listener's own affair.
  }
}
