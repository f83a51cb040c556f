/** Characters are code points: an emoji is one, though JavaScript counts two units. */

/** The place in `text` after `count` more characters from `start`; its end where there are fewer. */
export function positionAfter(text: string, start: number, count: number): number {
  let position = start
  for (let passed = 0; passed < count && position < text.length; passed += 1)
    position += (text.codePointAt(position) ?? 0) > 0xffff ? 2 : 1
  return position
}

export function characterCount(text: string): number {
  let count = 0
  for (let position = 0; position < text.length; position = positionAfter(text, position, 1)) count += 1
  return count
}
