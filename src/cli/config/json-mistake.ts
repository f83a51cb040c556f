/**
 * Where a text that is no JSON goes wrong: the first character that can not stand there, or the end of the text where more is
 * needed. Undefined where it is JSON.
 */
export function jsonMistake(text: string): number | undefined {
  if (stopOf(text) === undefined) return undefined
  // The parser does not always tell its place; but it stops at the end of any part that can become JSON.
  let good = 0
  let bad = text.length + 1
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2)
    if (canBecomeJson(text.slice(0, middle))) good = middle
    else bad = middle
  }
  return good
}

const canBecomeJson = (text: string): boolean => [undefined, text.length].includes(stopOf(text))

/** Where the parser stops; undefined where all is well, -1 where it does not say. */
function stopOf(text: string): number | undefined {
  try {
    JSON.parse(text)
    return undefined
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    const [, position = message.includes('end of JSON') ? text.length : -1] =
      /at position (\d+)/.exec(message) ?? []
    return Number(position)
  }
}
