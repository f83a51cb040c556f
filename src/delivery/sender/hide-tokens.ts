import { secretForms } from '../../actions/index.js'
import type { Outcome, Token } from '../../index.js'

/** Outcomes without the tokens that were sent: an answer can repeat them, and a connection does not know new ones. */
export function hideTokens(outcomes: readonly Outcome[], tokens: readonly Token[]): readonly Outcome[] {
  const secrets = [...new Set(textsOfTokens(tokens).flatMap(secretForms))]
  if (secrets.length === 0) return outcomes
  secrets.sort((a, b) => b.length - a.length)
  const hide = (text: string) => secrets.reduce((rest, secret) => rest.replaceAll(secret, '•••'), text)
  return outcomes.map((outcome) => ({
    ...outcome,
    ...(outcome.code === undefined ? {} : { code: hide(outcome.code) }),
    ...(outcome.reason === undefined ? {} : { reason: hide(outcome.reason) }),
  }))
}

/** What in tokens is secret. */
export const textsOfTokens = (tokens: readonly Token[]): readonly string[] =>
  tokens
    .flatMap(({ accessToken, refreshToken = '' }) => [accessToken, refreshToken])
    .filter((text) => text !== '')
