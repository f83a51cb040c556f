import type { Keywords } from '../../../schemas/keywords.js'
import type { SchemaProblem } from '../schema-problem.js'

/** What is found out about one value. */
export interface Finding {
  readonly problems: SchemaProblem[]
  /** The keys and indexes that a keyword has looked at: `unevaluatedProperties` asks for the others. */
  readonly seen: Set<string>
}

export type Check = (value: unknown, pointer: string, finding: Finding) => void

/** What a keyword needs to compile the schemas in it. */
export interface SchemaCompiling {
  /** The check of a schema, which may be true or false. */
  check(schema: unknown): Check
  /** The check of the schema that a `$ref` leads to. */
  reference(to: string): Check
}

/** A keyword of JSON Schema that demands something. */
export interface Keyword {
  readonly name: string
  /** Throws an `Error` in plain words where the rule is none. */
  compile(rule: unknown, schema: Keywords, compiling: SchemaCompiling): Check
}

/** What a check finds out about a value by itself. */
export function findingOf(check: Check, value: unknown, pointer: string): Finding {
  const finding: Finding = { problems: [], seen: new Set() }
  check(value, pointer, finding)
  return finding
}

/** The check of a part of a value: its problems are those of the whole, what was seen in it is its own matter. */
export function checkPart(check: Check, value: unknown, pointer: string, { problems }: Finding): void {
  check(value, pointer, { problems, seen: new Set() })
}

export const refuseRule = (name: string, needed: string): never => {
  throw new Error(`"${name}" must be ${needed}`)
}

export const nameList = (name: string, rule: unknown): readonly string[] =>
  Array.isArray(rule) && rule.every((item) => typeof item === 'string') && new Set(rule).size === rule.length
    ? rule
    : refuseRule(name, 'a list of names, each of them once')
