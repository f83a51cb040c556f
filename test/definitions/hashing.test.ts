import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { countries } from '../../definitions/shared/countries.js'
import { hashedDigits, hashedName, hashedNameOnly, hashedText } from '../../definitions/shared/hashing.js'
import { usStates } from '../../definitions/shared/us-states.js'
import { applyMapping } from '../../src/mappings/index.js'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const value = { '@path': '$.value' }
const hash = sha256('ann@example.com')

const fragments = {
  text: hashedText(value),
  digits: hashedDigits(value),
  state: hashedName(value, usStates),
  country: hashedName(value, countries),
  gender: hashedNameOnly(value, { male: 'm', m: 'm' }),
}

describe('what advertising platforms get of a person', () => {
  it.each<readonly [fragment: keyof typeof fragments, data: unknown, hashed: string | undefined]>([
    ['text', ' Ann@Example.com\n', 'ann@example.com'],
    ['text', 'New York', 'newyork'],
    ['text', 'Köln\u00a0Süd', 'kölnsüd'],
    ['text', 4711, '4711'],
    ['text', ' \t', undefined],
    ['text', ['a'], undefined],
    ['digits', '+49 (30) 123', '4930123'],
    ['digits', 'none', undefined],
    ['state', 'New York', 'ny'],
    ['state', 'NEW\u00a0YORK', 'ny'],
    ['state', 'NY', 'ny'],
    ['state', 'Île-de-France', 'île-de-france'],
    ['state', 'constructor', 'constructor'],
    ['country', 'United Kingdom', 'gb'],
    ['country', 'Côte d’Ivoire', 'ci'],
    ['country', 'us', 'us'],
    ['gender', 'Male', 'm'],
    ['gender', 'divers', undefined],
  ])('is the hash of %s %j as %j', (fragment, data, hashed) => {
    expect(applyMapping(fragments[fragment], { value: data })).toBe(
      hashed === undefined ? undefined : sha256(hashed),
    )
  })

  it.each(Object.entries(fragments))('is %s as it is where it is a hash already', (_, fragment) => {
    expect(applyMapping(fragment, { value: hash })).toBe(hash)
  })

  it('is a hash in small letters', () => {
    expect(applyMapping(fragments.text, { value: ` ${hash.toUpperCase()} ` })).toBe(hash)
    expect(applyMapping(fragments.gender, { value: hash.toUpperCase() })).toBe(hash)
  })
})
