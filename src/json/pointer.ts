/** JSON Pointers (RFC 6901): how diagnostics name a place in a mapping, a definition or a configuration. */

/** The pointer of `key` below `parent`; the root is the empty text. */
export function pointerTo(parent: string, key: string | number): string {
  return `${parent}/${typeof key === 'number' || !special.test(key) ? key : key.replaceAll('~', '~0').replaceAll('/', '~1')}`
}

const special = /[~/]/

/** The keys that a pointer names, from the root on. */
export function pointerKeys(pointer: string): string[] {
  if (pointer === '') return []
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
}
