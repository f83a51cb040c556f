/** What is done to a text before it is hashed, so that two systems that know the same person get the same hash. */
const steps = {
  trim: (text: string) => text.trim(),
  lower: (text: string) => text.toLowerCase(),
  upper: (text: string) => text.toUpperCase(),
  noSpaces: (text: string) => text.replace(/\s+/g, ''),
  digits: (text: string) => text.replace(/[^0-9]+/g, ''),
  letters: (text: string) => text.replace(/[^\p{L}\p{M}]+/gu, ''),
  alphanumeric: (text: string) => text.replace(/[^\p{L}\p{M}\p{N}]+/gu, ''),
} as const

export type Normalization = keyof typeof steps
export const normalizations = Object.keys(steps) as readonly Normalization[]

/** A text after each step in the order of the list. */
export function normalizeText(text: string, names: readonly Normalization[]): string {
  return names.reduce((result, name) => steps[name](result), text)
}
