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
    if (hole === undefined || holdsBraces(hole.path))
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

/** Whether `parseTemplate` found a problem in the place of parts. */
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

/** Three braces where three close it too, else two; more braces before them are text. */
function holeAt(text: string, open: number): Hole | undefined {
  const close = text.indexOf('}}', open + 2)
  if (close === -1) return undefined
  const start = afterText('{{{{', text, open)
  if (text.startsWith('{{{', start) && text.startsWith('}}}', close))
    return { path: text.slice(start + 3, close).trim(), start, end: close + 3 }
  const second = afterText('{{{', text, start)
  return { path: text.slice(second + 2, close).trim(), start: second, end: close + 2 }
}

/** Where `braces` stand for the last time without a gap: those before are text. */
function afterText(braces: string, text: string, open: number): number {
  let start = open
  while (text.startsWith(braces, start)) start += 1
  return start
}

/** A path has braces only in quotes: others belong to a hole that was closed by one brace, or by none. */
function holdsBraces(path: string): boolean {
  const bare = path.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/gs, '')
  return bare.includes('{{') || bare.includes('}')
}

const excerpt = (text: string): string => (text.length > 20 ? `${text.slice(0, 20)}…` : text)
