import { plain } from '../drop.js'
import { textOf } from '../text-of.js'
import { filters } from './filter.js'
import { ofText } from './texts.js'

const cjkCharacter = /[\u4E00-\u9FFF\uF900-\uFAFF\u3400-\u4DBF\u3040-\u309F\u30A0-\u30FF\uAC00-\uD7AF]/g
const otherWord = /[^\u4E00-\u9FFF\uF900-\uFAFF\u3400-\u4DBF\u3040-\u309F\u30A0-\u30FF\uAC00-\uD7AF\s]+/g

const notInSlug: ReadonlyMap<unknown, RegExp> = new Map([
  ['raw', /\s+/g],
  ['default', /[^\p{M}\p{L}\p{Nd}]+/gu],
  ['pretty', /[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu],
  ['ascii', /[^A-Za-z0-9]+/g],
  ['latin', /[^\p{M}\p{L}\p{Nd}]+/gu],
])

/** Letters that `slugify` with `latin` writes without their marks. */
const latin: ReadonlyMap<string, string> = new Map(
  Object.entries({
    a: 'àáâãäå',
    ae: 'æ',
    c: 'ç',
    e: 'èéêë',
    i: 'ìíîï',
    d: 'ð',
    n: 'ñ',
    o: 'òóôõöø',
    u: 'ùúûü',
    y: 'ýÿ',
    ss: 'ß',
    oe: 'œ',
    th: 'þ',
    SS: 'ẞ',
    OE: 'Œ',
    TH: 'Þ',
  }).flatMap(([plainLetters, marked]) => [...marked].map((letter) => [letter, plainLetters] as const)),
)

/** Words of a text, counted and joined. */
export const wordFilters = filters({
  number_of_words: ofText(0, 1, (text, [mode]) => {
    const words = text.trim()
    if (words === '') return 0
    const characters = plain(mode) === 'cjk' || plain(mode) === 'auto' ? countOf(cjkCharacter, words) : 0
    if (plain(mode) === 'cjk' || characters > 0) return characters + countOf(otherWord, words)
    return words.split(/\s+/).length
  }),
  slugify: ofText(0, 2, (text, [mode = 'default', isCased], work) => {
    const pattern = notInSlug.get(textOf(mode, work))
    const letters = textOf(mode, work) === 'latin' ? text.replace(/[^\0-\x7f]/g, unmarked) : text
    // A Unicode class is slower than anything else that is paid for by the character.
    work.spend(letters.length * 2)
    const slug = pattern === undefined ? letters : letters.replace(pattern, '-').replace(/^-|-$/g, '')
    return plain(isCased) ? slug : slug.toLowerCase()
  }),
})

const unmarked = (letter: string): string => latin.get(letter) ?? letter

const countOf = (pattern: RegExp, text: string): number => text.match(pattern)?.length ?? 0
