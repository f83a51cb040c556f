import type { JsonScalar } from '../json/value.js'

/** A text in straight double quotes. */
export function quoteText(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}

/** A value as the language writes it. */
export function literalText(value: JsonScalar): string {
  if (typeof value === 'string') return quoteText(value)
  return typeof value === 'number' ? numberText(value) : String(value)
}

/** All digits written out: the language has no exponents. */
function numberText(value: number): string {
  const [digits = '', exponent] = String(value).split('e')
  if (Object.is(value, -0)) return '-0'
  if (exponent === undefined) return digits
  const sign = value < 0 ? '-' : ''
  const [whole = '', fraction = ''] = digits.replace('-', '').split('.')
  const shift = Number(exponent)
  return shift > 0
    ? sign + whole + fraction.padEnd(shift, '0')
    : `${sign}0.${'0'.repeat(-shift - 1)}${whole}${fraction}`
}
