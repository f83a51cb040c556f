import type { ReceivedRequest } from '../../simulate/index.js'
import type { Colors } from '../io.js'

/** A request that was received as a line: what it was answered, what it is, why it was refused. Nothing in it is a secret. */
export function requestLine(
  { status, method, url, destination, action, request, refused, mishap }: ReceivedRequest,
  colors: Colors,
): string {
  const isPlain = request === undefined || request === '0'
  const name = [destination, action, isPlain ? undefined : request].filter((part) => part !== undefined)
  const why = refused === undefined ? [] : [refused.message]
  const scripted = mishap === undefined ? '' : colors.dim(` (${wordsOf(mishap)})`)
  const answer = status === undefined ? colors.red('---') : colorOf(status, colors)(String(status))
  const what = name.length === 0 ? [] : [`${colors.dim(name.join(' '))}${scripted}`]
  return [`${answer} ${method} ${withoutQuery(url)}`, ...what, ...why].join('  ')
}

const colorOf = (status: number, { green, red, yellow }: Colors) =>
  status < 300 ? green : status < 500 && status !== 429 ? red : yellow

const wordsOf = (mishap: NonNullable<ReceivedRequest['mishap']>): string =>
  typeof mishap === 'number' ? 'as told' : mishap

/** Parameters make lines long, and say little. */
const withoutQuery = (url: string): string => url.split('?')[0] ?? url
