/** A template's text between and its holes (mappings.md, `@template`): `Viewed {{name}}`, `{{{name}}}`. */
export type TemplatePart = { readonly text: string } | { readonly path: string }

export interface TemplateProblem {
  readonly message: string
  readonly hint?: string
}

/** The parts of a template in order, or what is wrong with it. */
export function parseTemplate(template: string): readonly TemplatePart[] | TemplateProblem {
  const parts: TemplatePart[] = []
  let rest = template
  while (rest !== '') {
    const open = rest.indexOf('{{')
    if (open === -1) break
    const hole = holeAt(rest, open)
    if (hole === undefined)
      return {
        message: `the hole that opens at "${excerpt(rest.slice(open))}" is not closed`,
        hint: 'a hole is written {{path}}',
      }
    if (hole.path === '') return { message: 'a hole is empty', hint: 'it needs a path: {{properties.name}}' }
    if (hole.start > 0) parts.push({ text: rest.slice(0, hole.start) })
    parts.push({ path: hole.path })
    rest = rest.slice(hole.end)
  }
  if (rest !== '') parts.push({ text: rest })
  return parts
}

export function isTemplateProblem(
  result: readonly TemplatePart[] | TemplateProblem,
): result is TemplateProblem {
  return 'message' in result
}

interface Hole {
  readonly path: string
  readonly start: number
  readonly end: number
}

/** Three braces where three close it too; else a brace of text and a hole of two. */
function holeAt(text: string, open: number): Hole | undefined {
  const close = text.indexOf('}}', open + 2)
  if (close === -1) return undefined
  if (text.startsWith('{{{', open) && text.startsWith('}}}', close))
    return { path: text.slice(open + 3, close).trim(), start: open, end: close + 3 }
  // Of more braces than two, the last two are the hole's.
  let start = open
  while (text.startsWith('{{{', start)) start += 1
  return { path: text.slice(start + 2, close).trim(), start, end: close + 2 }
}

const excerpt = (text: string): string => (text.length > 20 ? `${text.slice(0, 20)}…` : text)
