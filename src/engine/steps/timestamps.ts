import { readOwn } from '../../json/own.js'
import { isObject } from '../../json/value.js'
import { parseTime } from '../../time/iso-time.js'
import type { PlainStep } from './step.js'

/**
 * Where the engine corrects timestamps: `timestamp` is the time by the receiver's clock, that is `receivedAt` less the
 * time between `originalTimestamp` and `sentAt` (requirements.md R91). An event in which one of the three is missing, or
 * no time, stays as it is.
 */
export const timestamps: PlainStep = {
  name: 'intake',
  prepare: (_, __, { correctTimestamps }) => (correctTimestamps ? { run: correct } : {}),
}

function correct(event: unknown): unknown {
  const received = timeAt(event, 'receivedAt')
  const sent = timeAt(event, 'sentAt')
  const original = timeAt(event, 'originalTimestamp')
  if (received === null || sent === null || original === null || !isObject(event)) return event
  const timestamp = new Date(received - (sent - original)).toISOString()
  return timestamp.length === plainLength ? { ...event, timestamp } : event
}

function timeAt(event: unknown, field: string): number | null {
  const text = readOwn(event, field)
  return typeof text === 'string' ? parseTime(text) : null
}

/** Of `2025-02-11T14:03:21.513Z`: a year that needs more than four digits comes of times that can not be meant. */
const plainLength = 24
