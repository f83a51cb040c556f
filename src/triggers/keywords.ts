/** Words that mean something where they stand alone, unescaped (triggers.md, "Grammar"). */
export const keywords = ['and', 'or', 'in', 'true', 'false', 'null', 'all'] as const

export type Keyword = (typeof keywords)[number]

export function asKeyword(word: string | undefined): Keyword | undefined {
  return keywords.find((keyword) => keyword === word)
}
