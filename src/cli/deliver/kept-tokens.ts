import { createHash } from 'node:crypto'
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import type { Connection, Token } from '../../index.js'
import { isObject } from '../../json/value.js'
import { CliError } from '../cli-error.js'
import { errorCode, fileErrorInWords } from '../file-error.js'
import { parseJson } from '../stream/parse-json.js'

/** Tokens in a file beside the store, since the next run may have nothing else to ask for one with. */
export interface KeptTokens {
  /** The token that was kept for a connection; undefined where it has another configuration now. */
  storedToken(connection: Connection): Token | undefined
  onToken(connection: Connection, token: Token): void
}

/** Reads the file of tokens, where there is one; `say` is told where it can not be written. Throws `CliError`. */
export function openTokens(path: string, say: (line: string) => void): KeptTokens {
  const kept = readTokens(path)
  return {
    storedToken({ id, config }) {
      const one = kept.get(id)
      return one?.of === fingerprintOf(config) ? one.token : undefined
    },
    onToken({ id, config }, token) {
      kept.set(id, { of: fingerprintOf(config), token })
      try {
        // Written whole or not at all, and for its owner alone: what lies there already may be somebody else's.
        rmSync(`${path}.new`, { force: true })
        writeFileSync(`${path}.new`, JSON.stringify(Object.fromEntries(kept)), { ...ownFile, flush: true })
        renameSync(`${path}.new`, path)
      } catch (error) {
        say(`"${path}" can not be written, so that tokens are lost with this run: ${fileErrorInWords(error)}`)
      }
    },
  }
}

const ownFile = { mode: 0o600, flag: 'wx' } as const

interface Kept {
  /** What the connection was configured with. */
  readonly of: string
  readonly token: Token
}

/** A digest: the settings themselves are nobody's business here. */
const fingerprintOf = ({ destination, settings, auth }: Connection['config']): string =>
  createHash('sha256')
    .update(JSON.stringify([destination, settings, auth]))
    .digest('hex')

function readTokens(path: string): Map<string, Kept> {
  const value = parseJson(textOf(path))
  const entries = isObject(value) ? Object.entries(value) : []
  const kept = entries.flatMap(([id, one]) => (isKept(one) ? [[id, one] as const] : []))
  if (isObject(value) && kept.length === entries.length) return new Map(kept)
  throw new CliError(`"${path}" holds no tokens as Waybill keeps them: remove it to begin anew`)
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return '{}'
    throw new CliError(`"${path}" can not be read: ${fileErrorInWords(error)}`)
  }
}

const isKept = (value: unknown): value is Kept =>
  isObject(value) &&
  typeof value.of === 'string' &&
  isObject(value.token) &&
  typeof value.token.accessToken === 'string'
