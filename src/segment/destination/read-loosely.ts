/** Text in quotes, `AND`, and what an operator is followed by where that is a single word. */
const loose = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\bAND\b|([=<>]\s*)([A-Za-z][\w-]*)(?![\w.([-])/g

const literals = new Set(['true', 'false', 'null'])

/**
 * A trigger as subscriptions of existing definitions are written, in the words of the language: `AND` for `and`, and on
 * the right of an operator a word without quotes is a text, as in `type = track`.
 */
export const readLoosely = (trigger: string): string =>
  trigger.replace(loose, (found: string, operator?: string, word?: string) => {
    if (found === 'AND') return 'and'
    return operator === undefined || word === undefined || literals.has(word) ? found : `${operator}"${word}"`
  })
