import type { Json } from 'waybill/actions'
import { whiteSpace } from './white-space.js'

/** How advertising platforms want people's data: SHA-256 in hex, of a normalised text; hashes pass (requirements.md R61). */

/** Without any white space, in lower case. */
export const hashedText = (value: Json) => ({
  '@hash': { value, normalize: ['trim', 'noSpaces', 'lower'], skipIfHashed: true },
})

/** The digits of a phone number. */
export const hashedDigits = (value: Json) => ({
  '@hash': { value, normalize: ['digits'], skipIfHashed: true },
})

/** A text of which a few have another name, by the text without any white space in lower case. */
export const hashedName = (value: Json, names: { readonly [name: string]: string }) =>
  hashedText({ '@switch': { on: clean(value), cases: names, default: clean(value) } })

/** The same where other texts are left out, unless they are hashes. */
export const hashedNameOnly = (value: Json, names: { readonly [name: string]: string }) =>
  hashedText({
    '@switch': {
      on: clean(value),
      cases: names,
      default: { '@extract': { value: clean(value), pattern: '^[0-9a-f]{64}$' } },
    },
  })

const clean = (value: Json) => ({
  '@case': { operator: 'lower', value: { '@rewrite': { value, pattern: `${whiteSpace}+`, with: '' } } },
})
