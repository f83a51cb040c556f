import { InvalidArgumentError } from 'commander'
import { checkFailures, type FailureShares } from '../../simulate/index.js'

/** Reads shares of failures: `429:0.1,slow:0.02`. */
export function parseFailures(text: string): FailureShares {
  const pairs = text.split(',').map((part) => part.split(':').map((word) => word.trim()))
  const shares = Object.fromEntries(
    pairs.map(([what = '', share = '', ...others]) => [
      what,
      share === '' || others.length > 0 ? Number.NaN : Number(share),
    ]),
  )
  try {
    checkFailures(shares)
    return shares
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new InvalidArgumentError(
      `Give failures and their shares, such as 429:0.1,slow:0.02: ${error.message}.`,
    )
  }
}
