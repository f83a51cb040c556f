import type { NormalizedOptions } from '../types/request.js'

/** After a response: reads it, so that `content` is its text and `data` what the text says as JSON. */
export async function readResponse(
  _request: Request,
  { statsContext, skipResponseCloning, agent }: NormalizedOptions,
  response: Response,
): Promise<Response> {
  if (!skipResponseCloning) statsContext?.statsClient?.incr('before-response-clone', 1)
  const content = await (skipResponseCloning ? response : response.clone()).text()
  if (!skipResponseCloning) statsContext?.statsClient?.incr('after-response-clone', 1)
  agent?.destroy()
  const isJson = response.headers.get('content-type')?.includes('application/json') === true
  return Object.assign(response, { content, data: isJson ? parsed(content) : content })
}

/** What a text says as JSON; undefined where it says nothing, as an empty answer does. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
