/**
 * Equality by value: scalars strictly, lists by order, maps by their own keys in any order.
 * A key that holds undefined counts as absent, as it does in JSON.
 */
export function equalJson(left: unknown, right: unknown): boolean {
  if (left === right) return true
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false
  if (Array.isArray(left)) {
    return (
      Array.isArray(right) &&
      left.length === right.length &&
      left.every((item, index) => equalJson(item, right[index]))
    )
  }
  return !Array.isArray(right) && equalMaps(left as Record<string, unknown>, right as Record<string, unknown>)
}

function equalMaps(left: Record<string, unknown>, right: Record<string, unknown>): boolean {
  const leftKeys = presentKeys(left)
  return (
    leftKeys.length === presentKeys(right).length &&
    leftKeys.every((key) => Object.hasOwn(right, key) && equalJson(left[key], right[key]))
  )
}

function presentKeys(map: Record<string, unknown>): string[] {
  return Object.keys(map).filter((key) => map[key] !== undefined)
}
