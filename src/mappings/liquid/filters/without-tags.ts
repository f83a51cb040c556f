/** What `strip_html` takes away, in the order in which it is tried: from the first text to the second. */
const blocks = [
  ['<script', '</script>'],
  ['<style', '</style>'],
  ['<!--', '-->'],
  ['<', '>'],
] as const

/** Text without tags, comments, scripts and styles, in one pass; what is not closed stays. */
export function withoutTags(text: string): string {
  // A block that is not closed once will not be closed further on either: it is not looked for again.
  const closing = new Map<string, string>(blocks)
  let result = ''
  let from = 0
  for (let open = text.indexOf('<'); open !== -1; open = text.indexOf('<', from)) {
    const end = endOfBlock(text, open, closing)
    if (end === undefined) break
    result += text.slice(from, open)
    from = end
  }
  return result + text.slice(from)
}

function endOfBlock(text: string, open: number, closing: Map<string, string>): number | undefined {
  for (const [start, end] of closing) {
    if (!text.startsWith(start, open)) continue
    const at = text.indexOf(end, open + start.length)
    if (at !== -1) return at + end.length
    closing.delete(start)
  }
  return undefined
}
