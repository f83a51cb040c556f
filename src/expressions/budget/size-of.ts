/**
 * The elements and characters of a value, keys included; what stands in several places counts in each. Stops soon
 * after `most`, and needs no stack: a value that loops made can stand for more than any memory holds.
 */
export function sizeOf(value: unknown, most: number): number {
  const open: unknown[] = [value]
  let size = 0
  while (open.length > 0 && size <= most) {
    const next = open.pop()
    size += 1
    if (typeof next === 'string') size += next.length
    else if (Array.isArray(next)) {
      for (const item of next) size += typeof item === 'object' ? pushed(open, item) : lengthOf(item)
    } else if (typeof next === 'object' && next !== null) {
      for (const [key, item] of Object.entries(next))
        size += key.length + (typeof item === 'object' ? pushed(open, item) : lengthOf(item))
    }
  }
  return size
}

function pushed(open: unknown[], item: unknown): number {
  open.push(item)
  return 0
}

const lengthOf = (scalar: unknown): number => (typeof scalar === 'string' ? scalar.length + 1 : 1)
