import type { Template } from 'liquidjs'
import { liquidEngine } from './liquid-engine.js'

const mostCharacters = 1_000

/** What is told of renderings: the part of a `StatsContext` that is used for it. */
interface Told {
  readonly tags: readonly string[]
  readonly statsClient?: { histogram(name: string, value: number, tags: readonly string[]): void }
}

/**
 * Text by a Liquid template, which is parsed once; a mistake in it throws with each run. How long a run took goes to
 * the statistics with the tags of the field.
 */
export function renderTemplate(
  text: string,
  tags: readonly string[],
): (root: unknown, told: unknown) => string {
  let parsed: Template[] | undefined
  return (root, told) => {
    if (text.length === 0) return ''
    if (text.length > mostCharacters)
      throw new Error(`liquid template values are limited to ${mostCharacters} characters`)
    const start = Date.now()
    let status = 'fail'
    try {
      parsed ??= liquidEngine.parse(text)
      const rendered: unknown = liquidEngine.renderSync(parsed, isScope(root) ? root : undefined)
      status = 'success'
      return typeof rendered === 'string' ? rendered : 'error'
    } finally {
      tell(told, Date.now() - start, [...tags, `result:${status}`])
    }
  }
}

const isScope = (root: unknown): root is object => typeof root === 'object' && root !== null

function tell(told: unknown, duration: number, tags: readonly string[]): void {
  const stats = told as Told | undefined
  stats?.statsClient?.histogram('liquid.template.evaluation_ms', duration, [...stats.tags, ...tags])
}
