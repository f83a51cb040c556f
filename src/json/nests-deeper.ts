/** Whether JSON as text nests deeper than so many lists and objects. Looks at each character once, whatever it is made of. */
export function nestsDeeper(text: string, deepest: number): boolean {
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
