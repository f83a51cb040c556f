import { createContext, Script } from 'node:vm'

/** What the web has and a worker may use. Node's own is not there. */
const globals = {
  AbortSignal,
  atob,
  Blob,
  btoa,
  CompressionStream,
  console,
  fetch,
  Headers,
  Request,
  Response,
  structuredClone,
  TextDecoder,
  TextEncoder,
  URL,
  URLSearchParams,
}

/** A worker as an edge runtime runs it: a script without imports, that can make no code from text. */
export function startWorker(script, more = {}) {
  const context = createContext({ ...globals, ...more }, { codeGeneration: { strings: false, wasm: false } })
  new Script(script).runInContext(context)
  return new Script('worker.default').runInContext(context)
}
