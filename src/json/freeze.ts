/** Freezes a value of our own all the way down, and gives it back. */
export function freezeAll<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    Object.values(value).forEach(freezeAll)
  }
  return value
}
