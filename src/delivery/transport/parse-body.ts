import { nestsDeeper } from '../../json/nests-deeper.js'

/** Values that nest deeper are more than those can take who go through them. */
const deepest = 500

/** The value of a body that is JSON, else its text; JSON that nests very deeply stays text. */
export function parseBody(text: string): unknown {
  if (!/^\s*[[{]/.test(text) || nestsDeeper(text, deepest)) return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
