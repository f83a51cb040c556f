import type { Link } from '../../expressions/lowered-function.js'
import { isObject } from '../../json/value.js'
import type { OutboundRequest } from '../requests/request.js'
import { type Answer, readAnswer } from '../responses/answer.js'
import { type JudgeProgram, linkJudge } from '../responses/judge.js'
import { quietly } from '../responses/quietly.js'
import { isFailure, type Verdict } from '../responses/verdict.js'
import { linkTemplate, type TemplateValues } from '../template-values.js'

/** What proves who is asking, for a time. Plain JSON. */
export interface Token {
  readonly accessToken: string
  readonly refreshToken?: string
  /** Milliseconds since 1970; left out where nothing is known of its end. */
  readonly expiresAt?: number
}

/** Why an answer holds no token. Plain JSON. */
export interface TokenFailure {
  readonly accessToken?: never
  /** `retry`: later, it can work out; `discard`: not with these settings. */
  readonly then: 'retry' | 'discard'
  readonly kind: 'auth' | 'retry'
  readonly code: string
  readonly message: string
  readonly httpStatus?: number
  readonly retryAfterMs?: number
}

/** Asks for tokens. */
export interface Requester {
  /** Nothing where none is asked for; throws `ValueFailure` where something that it needs is not given. */
  request(values: TemplateValues): OutboundRequest | undefined
  /** `now` is in milliseconds since 1970; without it nothing is known of a token's end. Throws nothing. */
  read(answer: Answer, values: TemplateValues, now: number | undefined): Token | TokenFailure
}

/** What asks for tokens, before its parts are functions. */
export interface TokenProgram<Part> {
  /** The request, or nothing where none is asked for. */
  readonly request: Part
  readonly judge: JudgeProgram<Part>
  /** What an answer holds. */
  readonly answer: Part
}

export function linkRequester<Part>(program: TokenProgram<Part>, link: Link<Part>): Requester {
  const build = linkTemplate(program.request, link)
  const readParts = linkTemplate(program.answer, link)
  const judge = linkJudge(program.judge, link)
  return {
    request: (values) => {
      const made = build(values)
      return isRequest(made) ? made : undefined
    },
    read(received, values, now) {
      const verdict = judge(received, values)
      if (isFailure(verdict)) return failureOf(verdict)
      const response = readAnswer(received)
      const parts = quietly(() => readParts({ ...values, response }))
      return tokenOf(isObject(parts) ? parts : {}, now) ?? { ...noToken, httpStatus: response.status }
    },
  }
}

/** What the template of a request gives is one: it was lowered so. */
const isRequest = (made: unknown): made is OutboundRequest => isObject(made)

function tokenOf({ token, expiresIn, refreshToken }: Record<string, unknown>, now: number | undefined) {
  if (typeof token !== 'string' || token === '') return undefined
  const seconds = typeof expiresIn === 'string' && expiresIn.trim() !== '' ? Number(expiresIn) : expiresIn
  const lives = typeof seconds === 'number' && Number.isFinite(seconds) && seconds >= 0
  return {
    accessToken: token,
    ...(typeof refreshToken === 'string' && refreshToken !== '' ? { refreshToken } : {}),
    ...(lives && now !== undefined ? { expiresAt: now + seconds * 1000 } : {}),
  }
}

const noToken = {
  then: 'discard',
  kind: 'auth',
  code: 'NO_TOKEN',
  message: 'the answer to the request for a token holds none',
} as const

function failureOf({ then, code, message, httpStatus, retryAfterMs }: Verdict): TokenFailure {
  return {
    then: then === 'retry' ? 'retry' : 'discard',
    kind: then === 'retry' ? 'retry' : 'auth',
    code: code ?? noToken.code,
    message: message ?? noToken.message,
    ...(httpStatus === undefined ? {} : { httpStatus }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  }
}
