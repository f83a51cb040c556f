const decimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i

/** A number, or a text that is one written out (`" 12.50 "`, `"1e3"`); anything else is none. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (typeof value !== 'string') return undefined
  const text = value.trim()
  const result = decimal.test(text) ? Number(text) : Number.NaN
  return Number.isFinite(result) ? result : undefined
}

/** Rounded to `digits` after the point, half away from zero; by decimals, so that 1.005 gives 1.01. */
export function roundTo(value: number, digits: number): number {
  const shifted = shift(Math.abs(value), digits)
  // Beyond these a number has no further digits to round, and shifted it may be no number at all.
  if (!(shifted <= Number.MAX_SAFE_INTEGER)) return value
  const whole = Math.round(shifted)
  // Adding 0 makes 0 of -0.
  return Math.sign(value) * shift(whole, -digits) + 0
}

function shift(value: number, places: number): number {
  const [mantissa, exponent = '0'] = String(value).split('e')
  return Number(`${mantissa}e${Number(exponent) + places}`)
}
