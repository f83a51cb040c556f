import type { MatcherResult } from './result.js'
import { formatOutcomes, readTested, type Tested } from './tested.js'

/** Whether no request was made. */
export function toDeliverNothing(tested: Tested): MatcherResult {
  const { requests, outcomes } = readTested(tested, 'toDeliverNothing')
  const pass = requests.length === 0
  return {
    pass,
    message: () =>
      pass
        ? ['expected a request, but there is none:', formatOutcomes(outcomes)].join('\n')
        : ['expected no request, but there is:', ...requests.map(inWords)].join('\n'),
  }
}

/** The path may be a secret: where the request goes to is enough to know it by. */
const inWords = ({ method, url }: { readonly method: string; readonly url: string }): string =>
  `${method} ${URL.canParse(url) ? new URL(url).origin : url}`
