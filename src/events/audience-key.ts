/**
 * The key under which events name an audience or a computed trait (requirements.md R115): its name in lower case, every
 * run of characters that are neither letters nor digits as one `_`, digits left where they stand:
 * `Completed Last 30days` is `completed_last_30days`. The example of R115 neither begins nor ends with other characters;
 * there they are left out, as a key begins with a letter (R30). Letters and digits are those of any script. Empty where
 * the name has none.
 */
export function audienceKey(name: string): string {
  return name.toLowerCase().match(lettersAndDigits)?.join('_') ?? ''
}

/** With their marks: `é` may be a letter and an accent. */
const lettersAndDigits = /[\p{L}\p{M}\p{N}]+/gu
