/** Values that nest deeper are more than those can take who go through them. */
const deepest = 500

/** The value of a body that is JSON, else its text; JSON that nests very deeply stays text. */
export function parseBody(text: string): unknown {
  if (!/^\s*[[{]/.test(text) || nestsTooDeeply(text)) return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** Looks at each character once, whatever an answer is made of. */
function nestsTooDeeply(text: string): boolean {
  if (text.length < 2 * deepest) return false
  let depth = 0
  let isInText = false
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]
    if (isInText) {
      if (character === '\\') at += 1
      else if (character === '"') isInText = false
    } else if (character === '"') isInText = true
    else if (character === '[' || character === '{') depth += 1
    else if (character === ']' || character === '}') depth -= 1
    if (depth > deepest) return true
  }
  return false
}
