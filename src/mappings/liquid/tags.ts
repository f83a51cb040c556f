import { didYouMean } from '../../diagnostics/suggest.js'

/** The tags of the public list (requirements.md R52); those that only stand inside of others are in `inner`. */
export const tagNames = [
  'assign',
  'capture',
  'case',
  'comment',
  'decrement',
  'echo',
  'if',
  'increment',
  'liquid',
  'raw',
  'unless',
] as const

export type TagName = (typeof tagNames)[number]

export function isTagName(name: string): name is TagName {
  return tagNames.some((other) => other === name)
}

const inner = [
  'else',
  'elsif',
  'when',
  ...['capture', 'case', 'comment', 'if', 'raw', 'unless'].map((name) => `end${name}`),
]

/** Tags of other Liquid dialects, with what to do instead. */
const instead: ReadonlyMap<string, string> = new Map([
  ['for', '@each goes over a list; the filters "join", "where" and "sum" work on a whole one'],
  ['tablerow', '@each goes over a list'],
  ['#', 'a comment is written {% comment %} … {% endcomment %}'],
])

/** What to say of a tag that can not begin anything. */
export function complainOfTag(name: string): { readonly message: string; readonly hint?: string } {
  if (inner.includes(name)) return { message: `"${name}" stands outside of the tag that it belongs to` }
  const hint = instead.get(name)
  if (hint !== undefined) return { message: `there is no tag "${name}" here`, hint }
  const meant = didYouMean(name, [...tagNames, ...inner])
  return {
    message: `there is no tag "${name}"`,
    hint: meant.hint ?? `there is ${[...tagNames].sort().join(', ')}`,
  }
}
