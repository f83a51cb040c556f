import isEqual from 'lodash/isEqual.js'
import type { ObservedRun } from './observed-run.js'

/** What keeps an action from being data. */
export interface Obstacle {
  readonly kind: 'throws' | 'requests' | 'answers' | 'host' | 'changes' | 'computed' | 'conditions'
  readonly message: string
}

export const obstacle = (kind: Obstacle['kind'], message: string): Obstacle => ({ kind, message })

/** What runs with different payloads did that no data says. */
export function obstaclesIn(runs: readonly ObservedRun[]): readonly Obstacle[] {
  const failures = runs.flatMap(({ failure }) => failure ?? [])
  const counts = [...new Set(runs.map(({ requests }) => requests.length))]
  const read = [...new Set(runs.flatMap(({ read }) => read))]
  const used = [...new Set(runs.flatMap(({ used }) => used))]
  return [
    ...(failures[0] === undefined
      ? []
      : [obstacle('throws', `it throws for a payload that fits: ${failures[0]}`)]),
    ...(failures[0] === undefined && !isEqual(counts, [1]) ? [obstacle('requests', inWords(counts))] : []),
    ...(read.length > 0 ? [obstacle('answers', `it reads answers: ${read.join(', ')}`)] : []),
    ...(used.length > 0 ? [obstacle('host', `it asks its host for ${used.join(', ')}`)] : []),
  ]
}

function inWords(counts: readonly number[]): string {
  if (counts.length > 1) return `how many requests it sends depends on the payload: ${counts.join(', ')}`
  return counts[0] === 0
    ? 'it sends no request by the client that it is given'
    : `it sends ${counts[0]} requests`
}
