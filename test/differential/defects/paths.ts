import type { Difference } from '../difference.js'
import type { KnownDefect } from '../known-defect.js'
import { isRefused } from '../outcome.js'
import { bodyOf, gives, refusedOnlyByUs } from './asking.js'
import { ownValue, pathRead, type Stray, stepsByPeer, strayOf } from './paths-read.js'

const paths = 'mappings.md, Paths: '

/** Whether the peer strays so from the data, gives what it has there, and Waybill gives nothing. */
function strays({ mapping, event, peer, ours }: Difference, kind: Stray['kind']): boolean {
  const read = pathRead(mapping)
  if (read === undefined || isRefused(peer)) return false
  const stray = strayOf(read, event)
  if (stray?.kind !== kind) return false
  const [found, nothing] = read.isHole ? [String(stray.gives ?? ''), ''] : [stray.gives, undefined]
  return (
    gives(ours, nothing) && (typeof found === 'object' || typeof found === 'function' || gives(peer, found))
  )
}

/** Whether the path is written so, Waybill refuses it, and the peer reads something or nothing. */
function isRefusedPath(difference: Difference, form: RegExp): boolean {
  const read = pathRead(difference.mapping)
  return read !== undefined && form.test(read.text) && refusedOnlyByUs(difference, '/@path', '/@template')
}

/** Whether the path is written so, and Waybill reads the value at these names and not at the peer's. */
function isReadAt(
  { mapping, event, ours }: Difference,
  form: RegExp,
  names: (found: RegExpExecArray) => readonly string[],
): boolean {
  const read = pathRead(mapping)
  const found = read === undefined ? null : form.exec(read.text)
  if (read === undefined || found === null || isRefused(ours)) return false
  const value = ownValue(event, names(found))
  if (read.isHole)
    return (
      typeof ours.value === 'string' &&
      (value === null || typeof value === 'object' || ours.value === String(value ?? ''))
    )
  return gives(ours, value)
}

export const pathDefects: readonly KnownDefect[] = [
  {
    name: 'a path goes through 0, false or empty text and gives it back',
    why: `${paths}through a number, boolean or text it is undefined`,
    example: { mapping: { city: { '@path': '$.address.city' } }, event: { address: '' } },
    matches: (difference) => strays(difference, 'back'),
  },
  {
    name: 'a path goes into text: its length, its characters',
    why: `${paths}text has no fields`,
    example: { mapping: { initial: { '@path': '$.name[0]' } }, event: { name: 'Ann' } },
    matches: (difference) => strays(difference, 'into text'),
  },
  {
    name: 'a path reads what objects, lists and numbers inherit',
    why: 'mappings.md, Rules 3: paths read own properties only',
    example: { mapping: { kind: { '@path': '$.constructor.name' } }, event: {} },
    matches: (difference) => strays(difference, 'inherited'),
  },
  {
    name: '`$` alone is a field called `$`',
    why: `${paths}\`$\` alone is the root`,
    example: { mapping: { all: { '@path': '$' } }, event: { id: 1 } },
    matches: (difference) => isReadAt(difference, /^\$$/, () => []),
  },
  {
    name: 'brackets right after `$` are read from a field called `$`',
    why: `${paths}brackets may follow the root`,
    example: { mapping: { id: { '@path': "$['id']" } }, event: { id: 1 } },
    matches: (difference) =>
      isReadAt(difference, /^\$\[/, () => pathRead(difference.mapping)?.text.match(/[^$[\]'"]+/g) ?? []),
  },
  {
    name: 'a quoted name is taken apart at its dots',
    why: `${paths}a name with a dot stands in quotes`,
    example: {
      mapping: { id: { '@path': "$.properties['odd.id']" } },
      event: { properties: { 'odd.id': 1 } },
    },
    matches: (difference) =>
      isReadAt(difference, /^(?:\$\.)?(\w+)\[(["'])([^"']*\.[^"']*)\2\]$/, ([, first = '', , name = '']) => [
        first,
        name,
      ]),
  },
  {
    name: 'quotes are taken out of a name',
    why: `${paths}a quote inside of a name without quotes belongs to it`,
    example: { mapping: { id: { '@path': "$.it's" } }, event: { "it's": 1, its: 2 } },
    matches: (difference) =>
      isReadAt(difference, /^(?:\$\.)?([^[\].]+)\.([^[\].]*["'][^[\].]*)$/, ([, first = '', name = '']) => [
        first,
        name,
      ]) || isReadAt(difference, /^(?:\$\.)?([^[\].]*["'][^[\].]*)$/, ([, name = '']) => [name]),
  },
  {
    name: 'an escaped quote in a quoted name ends up in the name',
    why: `${paths}in quotes a backslash escapes`,
    example: { mapping: { id: { '@path': "$.names['a\\'b']" } }, event: { names: { "a'b": 1 } } },
    matches: (difference) =>
      isReadAt(difference, /^(?:\$\.)?(\w+)\['(\w)\\'(\w)'\]$/, ([, first = '', a, b]) => [
        first,
        `${a}'${b}`,
      ]),
  },
  {
    name: 'blanks and zeros in front of an index are part of a name',
    why: `${paths}blanks around what stands in brackets mean nothing`,
    example: { mapping: { first: { '@path': '$.list[ 0 ]' } }, event: { list: ['a'] } },
    matches: (difference) =>
      isReadAt(difference, /^(?:\$\.)?(\w+(?:\.\w+)*)\[(?: +|0+)0 *\]$/, ([, names = '']) => [
        ...names.split('.'),
        '0',
      ]),
  },
  {
    name: 'a hole that begins with `$.` finds nothing',
    why: `${paths}a hole holds a path, and \`$\` is the root`,
    example: { mapping: { id: { '@template': '{{$.id}}' } }, event: { id: 1 } },
    matches: (difference) =>
      pathRead(difference.mapping)?.isHole === true &&
      gives(difference.peer, '') &&
      isReadAt(difference, /^\$\./, ({ input }) => stepsByPeer({ text: input, isHole: false })),
  },
  {
    name: 'the first `$.` is taken out of a path wherever it stands',
    why: `${paths}\`$.\` means the root only at the beginning`,
    example: { mapping: { id: { '@path': 'price$.x' } }, event: { price$: { x: 1 }, pricex: 2 } },
    matches: (difference) =>
      isReadAt(difference, /^(\w+\.)?(\w+\$)\.(\w+)$/, ([, first, second = '', third = '']) =>
        first === undefined ? [second, third] : [first.slice(0, -1), second, third],
      ) || isReadAt(difference, /^\$\.\$\.(\w+)$/, ([, name = '']) => ['$', name]),
  },
  {
    name: 'a path that would name several values finds nothing',
    why: `${paths}wildcards are JSONPath proper, a path names one value`,
    example: { mapping: { skus: { '@path': '$.products[*].sku' } }, event: { products: [{ sku: 'a' }] } },
    matches: (difference) => isRefusedPath(difference, /\*|\.\./) && !isRefused(difference.peer),
  },
  {
    name: 'empty segments of a path are skipped',
    why: `${paths}an empty segment and a trailing dot are mistakes`,
    example: { mapping: { id: { '@path': '.id' } }, event: { id: 1 } },
    matches: (difference) => isRefusedPath(difference, /^$|^\.|\.$/),
  },
  {
    name: 'brackets that hold neither a number nor a quoted name are part of a name',
    why: `${paths}an unclosed bracket or one around a bare name is a mistake`,
    example: { mapping: { id: { '@path': '$.properties[id]' } }, event: { properties: { id: 1 } } },
    matches: (difference) => isRefusedPath(difference, /\[(?!["'\d ])|\[\d+$|\]\d/),
  },
  {
    name: 'a path that begins with `@` outside of a loop is a field',
    why: `${paths}\`@\` is the current element`,
    example: { mapping: { sku: { '@path': '@.sku' } }, event: { '@': { sku: 'a' } } },
    matches: (difference) => isRefusedPath(difference, /^@/),
  },
  {
    name: 'a path is computed',
    why: 'mappings.md, Directives of our own: `@get` is a path whose key is computed, `@path` is text',
    example: { mapping: { value: { '@path': { '@template': '{{key}}' } } }, event: { key: 'id', id: 1 } },
    matches: (difference) =>
      typeof bodyOf(difference.mapping, '@path') === 'object' && refusedOnlyByUs(difference, '/@path'),
  },
]
