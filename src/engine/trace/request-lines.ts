import { isObject, type Json } from '../../json/value.js'
import { renderMappingExplanation } from '../../mappings/index.js'
import { queryWords } from './query-words.js'
import type { RequestTrace } from './trace.js'
import { type Line, line, linesOf } from './trace-line.js'

/** One request of an action, with the sources of its parts. */
export function requestLines(trace: RequestTrace): readonly Line[] {
  const { requests, sources, failure } = trace
  const [only] = requests
  const output = requests.length === 1 && only !== undefined && !isOfList(trace) ? only : requests
  const explanation = { output, sources: sources.filter(isTelling), missing: [] }
  const shown = failure === undefined ? explanation : { ...explanation, failure }
  return [
    headingOf(trace),
    ...(requests.length === 0 && failure === undefined
      ? []
      : linesOf(2, renderMappingExplanation(shown, { writtenIn: 'definition' }))),
  ]
}

function headingOf({ id, verdict, when, needs = [], requests }: RequestTrace): Line {
  const decisive = when === undefined ? '' : queryWords(when)
  switch (verdict) {
    case 'built':
      return line(1, `request ${id}: ${requests.map(addressOf).join(', ')}`, 'good')
    case 'skipped':
      return line(1, `request ${id} is skipped${decisive === '' ? '' : `: ${decisive}`}`)
    case 'waiting':
      return line(
        1,
        `request ${id} waits${needs.length === 0 ? '' : ` for the answer of ${needs.join(', ')}`}`,
      )
    case 'failed':
      return line(1, `request ${id} can not be built`, 'bad')
    case 'not-reached':
      return line(1, `request ${id} is not reached`, 'quiet')
  }
}

const addressOf = (request: Json): string =>
  isObject(request) ? `${request.method} ${request.url}` : 'nothing'

/** One that is made for each element of a list has its place in the list before the place in the request. */
const isOfList = ({ sources }: RequestTrace): boolean => sources.every(({ at }) => /^\/\d+(?:\/|$)/.test(at))

/** The name, the method and the key of a request are no news. */
const isTelling = ({ at }: { readonly at: string }): boolean =>
  !/^(?:\/\d+)?\/(?:id|method|idempotencyKey|timeoutMs)$/.test(at)
