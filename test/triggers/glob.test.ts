import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileGlob } from '../../src/triggers/glob/compile.js'
import { type GlobStep, parseGlob } from '../../src/triggers/glob/parse.js'

const fits = (glob: string, text: string): boolean => compileGlob(glob)(text)

describe('a glob', () => {
  it.each([
    ['a[b-d]e', 'ace', true],
    ['a[b-]e', 'a-e', true],
    ['a[-b]e', 'a-e', true],
    ['[^a-c]*', 'bee', false],
    ['[^a-c]*', 'dee', true],
    ['[\\]]', ']', true],
    ['[\\^a]', '^', true],
    ['a]', 'a]', true],
    ['[!a]', 'b', false],
    ['?', '👍', true],
    ['??', '👍', false],
    ['[👀-👍]?', '👌x', true],
    ['*👍', 'a👍', true],
    ['a*a', 'a', false],
    ['a*b*c', 'a-b-b-c', true],
    ['a*b*c', 'acb', false],
    ['*ab*ba*', 'aba', false],
    ['*ab*b', 'ab', false],
    ['*ab*b', 'abb', true],
    ['\\\\', '\\', true],
    [`${'?'.repeat(40)}*[z]`, `${'x'.repeat(50)}z`, true],
    [`${'?'.repeat(63)}[z]`, `${'x'.repeat(63)}z`, true],
    [`${'?'.repeat(63)}[z]`, `${'x'.repeat(64)}z`, false],
  ])('%s on %s: %s', (glob, text, result) => {
    expect(fits(glob, text)).toBe(result)
  })

  it.each(['[', '[a', '[]', '[^]', '[z-a]', 'a\\', '[a\\', '[a-\\'])(
    '%s is malformed and matches nothing',
    (glob) => {
      expect(parseGlob(glob).problem).toBeTypeOf('string')
      for (const text of ['', glob, 'a']) expect(fits(glob, text)).toBe(false)
    },
  )

  it('agrees with the obvious way to match', () => {
    const globs = fc.array(fc.constantFrom('*', '?', 'a', 'b', '👍', '[ab]', '[^a]', '[a-👍]', '\\*'), {
      maxLength: 8,
    })
    const texts = fc.array(fc.constantFrom('a', 'b', 'c', '👍', '*'), { maxLength: 8 })
    fc.assert(
      fc.property(globs, texts, (glob, text) => {
        expect(fits(glob.join(''), text.join(''))).toBe(obvious(parseGlob(glob.join('')).steps, text))
      }),
      { numRuns: 2000 },
    )
  })

  // Going back and trying again would take longer than the universe has.
  it.each(['*a', '*[ab]', '*?', '*a[ab]?'])('200 times "%s" against 100 KB ends', (part) => {
    const text = 'a'.repeat(100_000)
    expect(fits(`${part.repeat(200)}*c`, text)).toBe(false)
    expect(fits(`${part.repeat(200)}*`, text)).toBe(true)
  })

  it('as long as a query may be ends, too', () => {
    expect(fits(`*${'a?'.repeat(2_500)}[bc]`, 'a'.repeat(20_000))).toBe(false)
    expect(fits('a'.repeat(6_000), 'a'.repeat(6_000))).toBe(false)
  })
})

/** Tries every length for every run: slow, and plainly right. */
function obvious([step, ...rest]: readonly GlobStep[], text: readonly string[]): boolean {
  if (step === undefined) return text.length === 0
  if (step.kind === 'run')
    return Array.from({ length: text.length + 1 }, (_, from) => from).some((from) =>
      obvious(rest, text.slice(from)),
    )
  const [character, ...others] = text
  if (character === undefined) return false
  const codePoint = character.codePointAt(0) ?? 0
  const here =
    step.kind === 'character'
      ? step.character === character
      : step.negated !== step.ranges.some(([first, last]) => first <= codePoint && codePoint <= last)
  return here && obvious(rest, others)
}
