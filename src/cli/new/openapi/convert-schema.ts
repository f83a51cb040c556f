import { isObject, type JsonObject } from '../../../json/value.js'
import { keywordsOf } from './keywords.js'
import type { Losses } from './losses.js'
import { mergeSchemas } from './merge-schemas.js'
import { child, items, type Node } from './node.js'
import type { References } from './references.js'
import type { SchemaCount } from './schema-count.js'

/** What schemas are read with. */
export interface Reading {
  readonly references: References
  readonly losses: Losses
  readonly count: SchemaCount
}

/** Converts a part of a schema, which `name` tells people of. */
export type Convert = (part: Node, name: string) => JsonObject

/** Below that nobody maps a field. */
const mostLevels = 8

/**
 * A schema of OpenAPI 3.0 or 3.1 as JSON Schema: references are put in, `allOf` is one schema, and what only answers
 * have is left out. What a definition can not say is told.
 */
export function convertSchema(
  node: Node,
  reading: Reading,
  name: string,
  passed: readonly string[] = [],
  levels = 0,
): JsonObject {
  const { references, losses, count } = reading
  if (levels > mostLevels) {
    losses.add(name, `what is more than ${mostLevels} levels deep is taken as it comes`)
    return {}
  }
  if (!count.take()) {
    losses.add(name, `what comes after ${count.most} schemas is taken as it comes`)
    return {}
  }
  const followed = references.follow(node, passed)
  if (followed === undefined || !isObject(followed.node.value)) return {}
  const inner: Convert = (part, label) => convertSchema(part, reading, label, followed.passed, levels + 1)
  const own = keywordsOf(followed.node, losses, name, inner)
  const all = items(child(followed.node, 'allOf')).map((part) =>
    convertSchema(part, reading, name, followed.passed, levels),
  )
  const beside = followed.node === node ? [] : [besideReference(node, losses, name, inner)]
  const choices = [...items(child(followed.node, 'oneOf')), ...items(child(followed.node, 'anyOf'))]
  return withChoices(
    mergeSchemas([own, ...all, ...beside], losses, name),
    choices.map((part) => inner(part, name)),
  )
}

/** What 3.1 allows beside a reference. */
function besideReference(node: Node, losses: Losses, name: string, inner: Convert): JsonObject {
  const { $ref: _, ...others } = isObject(node.value) ? node.value : {}
  return keywordsOf({ value: others, file: node.file }, losses, name, inner)
}

/** A choice with null in it is one that may be null; one among several stays a choice. */
function withChoices(schema: JsonObject, choices: readonly JsonObject[]): JsonObject {
  const others = choices.filter(({ type }) => type !== 'null')
  const [only, ...more] = others
  if (only === undefined) return schema
  if (more.length > 0) return { ...schema, anyOf: choices }
  const merged = { ...only, ...schema }
  return others.length < choices.length ? { ...merged, ...orNull(merged) } : merged
}

/** A list of values names null among them. */
function orNull({ type, enum: values }: JsonObject): JsonObject {
  return {
    ...(type === undefined ? {} : { type: [...new Set([type, 'null'].flat())] }),
    ...(Array.isArray(values) ? { enum: [...values, null] } : {}),
  }
}
