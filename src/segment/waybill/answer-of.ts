import type { Answer } from '../../actions/index.js'
import { HTTPError } from '../http/http-error.js'
import type { ResultMultiStatusNode } from '../types/multi-status.js'

/** What became of a payload of a batch that was not accepted, as the rules of the destination read it. */
interface ItemResult {
  readonly index: number
  readonly then: 'retry' | 'discard'
  readonly code: string | undefined
  readonly message: string | undefined
}

/** The answer that stands for what `perform` gave. */
export const answerOfOne = (output: unknown): Answer => ({ status: 200, body: { result: asJson(output) } })

/** The answer that stands for what became of a batch: those of its payloads that failed are named. */
export const answerOfMany = (nodes: readonly ResultMultiStatusNode[]): Answer => ({
  status: 200,
  body: { results: nodes.flatMap((node, index) => (node.status < 400 ? [] : [itemResult(node, index)])) },
})

function itemResult(node: ResultMultiStatusNode, index: number): ItemResult {
  const { errortype: code, errormessage: message } =
    'errormessage' in node ? node : { errortype: undefined, errormessage: undefined }
  return { index, then: isTemporary(node.status) ? 'retry' : 'discard', code, message }
}

const isTemporary = (status: number): boolean =>
  [408, 423, 429].includes(status) || (status >= 500 && status !== 501)

/** The answer that stands for what a definition threw: its status, and what it says of itself. */
export function answerOfError(error: unknown): Answer {
  if (error instanceof HTTPError) {
    const { status, headers } = error.response
    return { status, headers: Object.fromEntries(headers), body: { error: { message: error.message } } }
  }
  const { status, code, message } = (error ?? {}) as { status?: unknown; code?: unknown; message?: unknown }
  if (typeof status === 'number')
    return { status, body: { error: { code: textOf(code), message: textOf(message) } } }
  // What has a code and no status never came as far as an answer: a name that is not known, a timeout.
  if (typeof code === 'string') return { error: code }
  return { status: 500, body: { error: { code: 'UNKNOWN_ERROR', message: textOf(message) } } }
}

const textOf = (value: unknown): string | undefined =>
  value === undefined || value === null ? undefined : String(value)

/** What has no JSON is nothing to whoever reads answers. */
function asJson(value: unknown): unknown {
  try {
    const text: string | undefined = JSON.stringify(value)
    return text === undefined ? null : JSON.parse(text)
  } catch {
    return null
  }
}
