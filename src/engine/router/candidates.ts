import { readOwn } from '../../json/own.js'
import type { FieldNode, IndexNode } from './trigger-index.js'

/**
 * The names in an index that an event has everything for; one that has several ways to it can come several times.
 * What is no plain data can throw.
 */
export function candidates(index: IndexNode, event: unknown): readonly string[] {
  const found: string[] = []
  collect(index, event, found)
  return found
}

function collect({ names, fields }: IndexNode, event: unknown, found: string[]): void {
  for (let at = 0; at < names.length; at += 1) {
    const name = names[at]
    if (name !== undefined) found.push(name)
  }
  if (fields !== undefined) goBelow(fields, event, event, found)
}

/** Up to so many fields are looked up one by one; of more, those that the event has. */
const fewFields = 16

function goBelow({ below }: FieldNode, value: unknown, event: unknown, found: string[]): void {
  if (typeof value !== 'object' || value === null) return
  if (below.size <= fewFields) {
    for (const [name, field] of below) follow(field, readOwn(value, name), event, found)
    return
  }
  for (const name of Object.keys(value)) {
    const field = below.get(name)
    if (field !== undefined) follow(field, readOwn(value, name), event, found)
  }
}

function follow(field: FieldNode, value: unknown, event: unknown, found: string[]): void {
  if (value === undefined || value === null) return
  const next = field.values.get(value)
  if (next !== undefined) collect(next, event, found)
  if (field.below.size > 0) goBelow(field, value, event, found)
}
