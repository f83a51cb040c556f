import { ValueFailure } from '../../expressions/failure.js'
import { fingerprint } from '../../json/fingerprint.js'
import { readOwn } from '../../json/own.js'
import { textOf } from '../../json/text.js'
import { eventKey } from '../event-key.js'
import type { FilterAction, FilterActionConfig } from './filter.js'
import { checkTarget, keysOfTarget } from './target.js'

/**
 * A part of the events goes on; `percent` is that part, from 0 to 1. By a `path` it is worked out from the value there,
 * so that the same user stays in or out (requirements.md R72). Without one, or where there is no value, the engine's
 * random source decides; where there is none either, the message id does, or the event itself: the same event again
 * then has the same answer.
 */
export const sample: FilterAction<Extract<FilterActionConfig, { type: 'SAMPLE' }>> = {
  type: 'SAMPLE',
  summary: 'Only a part of the events goes on.',
  options: {
    percent: { type: 'number', minimum: 0, maximum: 1, description: 'The share that passes, 0 to 1.' },
    path: {
      type: 'string',
      minLength: 1,
      description: 'The field whose value decides, so that one user is always in or always out.',
    },
  },
  optional: ['path'],
  check: ({ path }) => (path === undefined ? [] : checkTarget(path, '/path')),
  compile({ percent, path }, { random }) {
    const keys = path === undefined ? undefined : keysOfTarget(path)
    return (event) => {
      const text = keys === undefined ? '' : textOf(keys.reduce(readOwn, event))
      return (text === '' ? shareWithoutPath(event, random) : shareOf(text)) < percent ? event : undefined
    }
  },
}

function shareWithoutPath(event: unknown, random: (() => number) | undefined): number {
  if (random === undefined) return shareOf(eventKey(event))
  const drawn = random()
  if (drawn >= 0 && drawn < 1) return drawn
  throw new ValueFailure('NO_RANDOM', 'the random source gives something else than numbers from 0 to below 1')
}

/** A number from 0 to below 1 that belongs to a text: the first 32 bits of its fingerprint. */
const shareOf = (text: string): number => Number.parseInt(fingerprint(text).slice(0, 8), 16) / 2 ** 32
