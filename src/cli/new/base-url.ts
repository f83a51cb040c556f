import { checkBaseUrl } from '../../actions/requests/url.js'
import { CliError } from '../cli-error.js'
import type { Name } from './name.js'

/** An address that leads nowhere, until the author writes the right one. */
export const usualBaseUrl = ({ slug }: Name): string => `https://api.${slug}.example`

/** Why a text is no address that paths can be appended to; undefined where it is one. */
export function baseUrlProblem(text: string): string | undefined {
  try {
    checkBaseUrl(text, undefined)
    return undefined
  } catch {
    return `${JSON.stringify(text)} is no address of an API: write one such as https://api.example.com/v1`
  }
}

/** An address as a definition has it: without a slash at its end. Throws a `CliError` where it is none. */
export function parseBaseUrl(text: string): string {
  const problem = baseUrlProblem(text)
  if (problem !== undefined) throw new CliError(problem)
  return text.replace(/\/+$/, '')
}
