import type { ActionDefinition } from '../../types/action-definition.js'
import type { Unchecked } from '../../types/unchecked.js'
import type { InferredRequest } from './infer-request.js'

/** What runs with a few payloads can't tell of an action, and a look at its code can. */
export const doubtsOf = (
  { perform, fields }: ActionDefinition<Unchecked>,
  inferred: InferredRequest | undefined,
): readonly string[] => [
  ...doubtsInCode(String(perform)),
  ...unseenFields(fields, inferred),
  ...(inferred === undefined || hasHostOfItsOwn(inferred.request)
    ? []
    : [
        'its host comes from the settings: as data it stands in `baseUrl`, beside the `hosts` that it may be',
      ]),
]

/** Whether a request goes to a host that is written out. */
export const hasHostOfItsOwn = ({ url }: InferredRequest['request']): boolean =>
  typeof url === 'string' && /^https?:\/\/[^/{}]+(?:\/|$)/.test(url)

function doubtsInCode(code: string): readonly string[] {
  const [parameters = '', client = 'request'] = /\(\s*(\w+)[^)]*\)/.exec(code) ?? []
  const body = code.slice(code.indexOf(parameters) + parameters.length)
  return [
    ...(/\bif\s*\(|\bswitch\s*\(|\?[^.?:][^:]*:/.test(body) ? ['its code decides between ways'] : []),
    ...(/\bthrow\b/.test(body) ? ['its code refuses some payloads by itself'] : []),
    ...(/\bcatch\b/.test(body) ? ['its code does something where a request fails'] : []),
    ...(new RegExp(`\\b${client}\\s*[,)]`).test(body)
      ? ['its code hands the client on to other code, which was not looked into']
      : []),
  ]
}

/** What says how payloads go together is read by the framework. */
const ofTheFramework = ['enable_batching', 'batch_size', 'batch_bytes', 'batch_keys']

function unseenFields(fields: object, inferred: InferredRequest | undefined): readonly string[] {
  if (inferred === undefined || inferred.unknown.length > 0) return []
  const text = JSON.stringify([inferred.request, inferred.auth])
  if (text.includes('$.payload"')) return []
  const seen = [...text.matchAll(/payload(?:\.(\w+)|\['([^']+)'\])/g)].map(
    ([, plain, quoted]) => plain ?? quoted,
  )
  const unseen = Object.keys(fields).filter((name) => !ofTheFramework.includes(name) && !seen.includes(name))
  return unseen.length === 0 ? [] : [`of what it is given, nothing was seen of ${unseen.join(', ')}`]
}
