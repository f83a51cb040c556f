/** Whether the work could be done: an event that nests very deeply is more than the stack can hold. */
export function isShallowEnough(work: (event: unknown) => void, event: unknown): boolean {
  try {
    work(event)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
