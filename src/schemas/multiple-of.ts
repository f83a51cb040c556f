/**
 * Whether a number is a whole multiple of another one, as they are written in decimals: `0.3` is one of `0.1`, though
 * their binary quotient is none.
 */
export function isMultipleOf(value: number, divisor: number): boolean {
  const [digits, exponent] = decimal(value)
  const [divisorDigits, divisorExponent] = decimal(divisor)
  const shift = exponent - divisorExponent
  return shift >= 0
    ? (digits * 10n ** BigInt(shift)) % divisorDigits === 0n
    : digits % (divisorDigits * 10n ** BigInt(-shift)) === 0n
}

/** The digits of a number and the power of ten that they stand before. */
function decimal(value: number): readonly [digits: bigint, exponent: number] {
  const [written = '', exponent = '0'] = Math.abs(value).toString().split('e')
  const [whole = '', fraction = ''] = written.split('.')
  return [BigInt(whole + fraction), Number(exponent) - fraction.length]
}
